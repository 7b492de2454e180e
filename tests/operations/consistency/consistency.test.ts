import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import '../../support/app.ts';

const { write } = await import('../../../db/client.ts');
const { checkData, mendData } = await import('../../../api/operations/consistency/checkData.ts');

const wrong = async () => (await checkData()).filter(({ broken }) => broken.length > 0);
const spoil = (statement: string) => write((database) => database.run(sql.raw(statement)));

test('the demo city agrees with itself', async () => {
  expect(await wrong()).toEqual([]);
});

test.each([
  [
    'сосчитано столько сообщений',
    'update threads set postCount = postCount + 1 where id = (select id from threads limit 1)',
  ],
  [
    'Последнее сообщение',
    'update threads set lastPostAt = 1000 where id = (select id from threads where deletedAt is null limit 1)',
  ],
  ['«Полезно»', 'update posts set usefulCount = 99 where id = (select id from posts limit 1)'],
  [
    'есть в указателе',
    'delete from posts_search where rowid = (select max(position) from posts where deletedAt is null)',
  ],
  ['которых больше нет', "insert into posts_search (rowid, title, words, facets) values (99999999, '', 'ничьё', '')"],
  ['Решение обсуждения', "update threads set acceptedPostId = 'nobody' where id = (select id from threads limit 1)"],
  [
    'Положение читателя',
    'update reading_positions set number = 9999 where rowid = (select rowid from reading_positions limit 1)',
  ],
])('says that «%s» is wrong, and mends it', async (title, statement) => {
  await spoil(statement);
  const findings = await wrong();
  expect(findings.map((finding) => finding.title)).toEqual([expect.stringContaining(title)]);
  expect(findings[0]).toMatchObject({ broken: [expect.any(String)], mendable: true });
  await mendData(findings);
  expect(await wrong()).toEqual([]);
});

test('what nobody can derive is said and left alone', async () => {
  await spoil('pragma defer_foreign_keys = on');
  await spoil('update posts set number = 5000 where id = (select id from posts where number = 2 limit 1)');
  const findings = await wrong();
  expect(findings).toContainEqual(
    expect.objectContaining({ title: expect.stringContaining('пронумерованы'), mendable: false }),
  );
});
