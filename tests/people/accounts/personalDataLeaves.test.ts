import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonalData } from '../../../api/platform/personalData/personalData.ts';
import { answerOf, request } from '../../support/app.ts';
import { idOf } from '../../support/community.ts';
import { runJobs } from '../../support/jobs.ts';
import { newcomer, password } from '../../support/newcomer.ts';
import { columnsOf } from '../../support/personalData.ts';
import { markerOf, markersIn, openDatabase, placesOf, rowOf, secretOf } from '../../support/personalRows.ts';

const { capabilities } = await import('../../../api/platform/capability/index.ts');
const personalData = capabilities().flatMap(({ personalData = [] }) => personalData);
const { read } = await import('../../../db/client.ts');

const database = openDatabase();
afterAll(() => {
  database.close();
});

const name = 'Мефодия Зарубовна Тестовая';
const person = { id: '', email: '', name };
let cookie = '';
/** What a person does by entering: not laid by hand. */
const lived = ['Учётная запись', 'Входы', 'Согласия', 'Журнал действий: что делал(а) я и что делали со мной'];
const laid = personalData.filter(({ called }) => !lived.includes(called));
const placeOf = (data: PersonalData) => personalData.indexOf(data);
const tableOf = (data: PersonalData) => getTableConfig(data.table).name;

/** What tells apart several kinds of rows of one table. */
function givenTo(called: string): Record<string, string | number | null> {
  const place = (other: string) => `test${personalData.findIndex((data) => data.called === other)}`;
  const material = place('Мои материалы');
  const given: Record<string, Record<string, string | number | null>> = {
    'Файлы, которые ещё ни к чему не приложены, и файлы черновиков': { looseAt: Date.now() },
    'Подборки, которыми я поделился(ась)': { visibility: 'school' },
    'Пояснения в моих подборках': { collectionId: place('Личные, архивные и удалённые подборки') },
    'Заседания, на которые меня позвали': { meetingId: 'planned' },
    'Заседания, где я был(а) в списке': { meetingId: 'held' },
    'Упоминания меня': {
      body: `Спасибо, [@${name}](/people/${person.id})!`,
      html: `<p>Спасибо, <a href="/people/${person.id}">@${name}</a>!</p>`,
    },
    'Дела, которые платформа отложила для меня': {
      kind: 'somebody.waits',
      payload: JSON.stringify({ userId: person.id }),
      runAt: Date.now() + 86_400_000,
    },
    'Публикации моих материалов, подписанные моим именем': { collection: 'material', slug: 'test-material' },
    'Мои материалы': { slug: 'test-material' },
    'Редакции моих материалов с моим именем': { materialId: material },
  };
  return given[called] ?? {};
}

beforeAll(async () => {
  const entered = await newcomer();
  cookie = entered.cookie;
  Object.assign(person, { id: entered.id, email: entered.email });
  await answerOf(request('PUT', '/api/me', { headers: { Cookie: cookie }, body: { name, profile: 'private' } }), 200);
  const another = await idOf('methodist');
  for (const [id, state] of [
    ['planned', 'planned'],
    ['held', 'held'],
  ] as const)
    database
      .prepare(
        `insert into meetings (id, title, startsAt, form, state, createdBy, createdAt) values (?, 'Заседание', 0, 'online', ?, ?, 0)`,
      )
      .run(id, state, another);
  for (const data of laid) {
    const row = rowOf(data, placeOf(data), person, another, givenTo(data.called));
    const columns = Object.keys(row);
    database
      .prepare(
        `insert into "${tableOf(data)}" (${columns.map((column) => `"${column}"`).join()}) values (${columns.map(() => '?').join()})`,
      )
      .run(Object.values(row));
  }
});

const rowsOf = async (data: PersonalData) =>
  (await read.select(data.exported).from(data.table).where(data.where(person))).length;

test('the export holds every place where something of a person stands, and no secret', async () => {
  const response = await request('GET', '/api/me/export', { headers: { Cookie: cookie } });
  const whole = await response.text();
  const parts = JSON.parse(whole) as Record<string, unknown[]>;
  const stored = markersIn(database);
  for (const data of personalData) {
    const given = JSON.stringify(parts[data.called]);
    expect(parts[data.called]?.length, data.called).toBeGreaterThan(0);
    for (const column of Object.keys(data.exported)) {
      const marker = markerOf(placeOf(data), column);
      if (stored.has(marker)) expect(given, `${data.called}: ${column}`).toContain(marker);
    }
  }
  for (const data of laid) expect(whole, data.called).not.toContain(secretOf(placeOf(data)));
  expect(whole).not.toMatch(/argon2|passwordHash|secret/);
});

test('closed, an account leaves what the list says, and its name and e-mail stand nowhere else', async () => {
  const erasedMarkers = laid
    .filter(({ leaving }) => leaving.act === 'erased')
    .flatMap((data) => columnsOf(data.table).map((column) => markerOf(placeOf(data), column.name)));
  await answerOf(request('DELETE', '/api/me', { headers: { Cookie: cookie }, body: { password } }), 204);
  await runJobs();
  for (const data of personalData) if (data.leaving.act === 'erased') expect(await rowsOf(data), data.called).toBe(0);
  const stored = markersIn(database);
  expect(erasedMarkers.filter((marker) => stored.has(marker))).toEqual([]);
  const mayHold = new Set(
    personalData
      .filter(({ leaving }) => leaving.act === 'kept')
      .flatMap((data) => [...data.names, ...data.personal].map((column) => `${tableOf(data)}.${column}`)),
  );
  for (const letters of [person.email, name])
    await expect
      .poll(() => placesOf(database, letters).filter((place) => !mayHold.has(place)), { message: letters })
      .toEqual([]);
  const named = personalData.filter(({ names, leaving }) => names.length > 0 && leaving.act === 'anonymised');
  for (const data of named)
    for (const row of database.prepare(`select * from "${tableOf(data)}" where ${anId(data)}`).all())
      expect(JSON.stringify(row), data.called).not.toContain(name);
});

/** The very row that was laid, where its table has ids. */
const anId = (data: PersonalData) =>
  columnsOf(data.table).some((column) => column.name === 'id') ? `id = 'test${placeOf(data)}'` : 'false';
