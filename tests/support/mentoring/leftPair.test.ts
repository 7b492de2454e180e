import { expect, test } from 'vitest';
import { answerOf, request } from '../app.ts';
import { say } from '../community.ts';
import { ids, pairAtWork, pairOf, put } from '../pairs.ts';

const { searchThreads } = await import('../../../api/community/discussions/searchThreads.ts');
const { read } = await import('../../../db/client.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { eq } = await import('drizzle-orm');

const found = async (as?: string) => {
  const { items } = await answerOf<{ items: unknown[] }>(
    request('GET', `/api/discussions/search?q=${encodeURIComponent('аэроклубы')}`, { as }),
    200,
  );
  return items.length;
};
const foundByPage = async (name: string) => {
  const [user] = await read
    .select()
    .from(users)
    .where(eq(users.email, `${name}@demo.test`));
  const actor = user as unknown as Parameters<typeof searchThreads>[0];
  return (await searchThreads(actor, 'аэроклубы', 0, 10)).items.length;
};

test('a pair’s talk is found by its people and coordinator alone, and never by who has left', async () => {
  const id = await pairAtWork(
    { leader: 'Лицей № 18', supported: 'Школа № 30', mentors: ['head', 't03'], mentees: ['t07'] },
    ['admin_s18', 'admin_s30'],
  );
  const pair = await pairOf(id, 'head');
  await say(pair.thread as string, 't07', 'Рассказали про аэроклуб');
  const inside = ['head', 't03', 't07', 'methodist'];
  const outside = ['admin', 'controller', 'admin_s18', 'admin_s30', 'mentor', 'outsider'];
  for (const name of inside) expect([name, await found(name), await foundByPage(name)]).toEqual([name, 1, 1]);
  for (const name of outside) expect([name, await found(name), await foundByPage(name)]).toEqual([name, 0, 0]);
  expect(await found()).toBe(0);
  const status = async (name: string) => (await request('GET', `/api/threads/${pair.thread}`, { as: name })).status;
  expect(await status('t03')).toBe(200);
  await answerOf(
    put(`${id}/people`, 'methodist', {
      mentors: await ids('head'),
      mentees: await ids('t07'),
      version: pair.peopleVersion,
    }),
    200,
  );
  expect([await found('t03'), await foundByPage('t03'), await status('t03')]).toEqual([0, 0, 404]);
  expect([await found('head'), await found('t07')]).toEqual([1, 1]);
});
