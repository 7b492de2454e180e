import { expect, test } from 'vitest';
import { answerOf, request } from '../app.ts';
import { statusOf } from '../community.ts';
import { ids, type Pair, post } from '../pairs.ts';

const { read } = await import('../../../db/client.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { and, eq } = await import('drizzle-orm');

const completed = async () => {
  const { items } = await answerOf<{ items: Pair[] }>(
    request('GET', '/api/pairs?state=completed', { as: 'methodist' }),
    200,
  );
  return items[0] as Pair;
};

test('a completed pair becomes a draft of a practice once: effects from goals, its people as authors, no school and nothing private', async () => {
  const { id } = await completed();
  for (const [as, status] of [
    ['mentor', 404],
    ['admin', 404],
    ['methodist2', 403],
    ['admin_s26', 403],
  ] as const)
    expect([as, await statusOf(post(`${id}/practice`, as, {}))]).toEqual([as, status]);
  const { id: practice } = await answerOf<{ id: string; url: string }>(post(`${id}/practice`, 't22', {}), 201);
  expect(await statusOf(post(`${id}/practice`, 't46', {}))).toBe(409);
  const draft = await answerOf<Record<string, unknown> & { authors: { name: string }[]; effects: object[] }>(
    request('GET', `/api/practices/${practice}`, { as: 't22' }),
    200,
  );
  expect(draft).toMatchObject({ state: 'draft', subjects: ['chemistry'] });
  expect(draft.authors.map(({ name }) => name)).toEqual(['Евгения Романовна Смородинова']);
  expect(draft.effects).toMatchObject([
    { measure: 'Восьмиклассники, которые сами пишут вывод из опыта', unit: '%', before: 22, after: 63 },
    { before: 1, after: 4 },
  ]);
  const words = JSON.stringify(draft);
  expect(words).toContain('Одна форма вывода из трёх строк');
  expect(words).not.toMatch(/№ 26|№ 41/);
  // Of a reflection, and of the private talk.
  expect(words).not.toContain('со мной думали');
  expect(words).not.toContain('мыть пробирки');
  const [coauthor] = await ids('t46');
  const told = await read
    .select({ title: notifications.title })
    .from(notifications)
    .where(and(eq(notifications.userId, coauthor as string), eq(notifications.subject, `practice:${practice}`)));
  expect(told.map(({ title }) => title).join()).toContain('соавтором');
  for (const as of ['methodist2', 't46'])
    expect(await statusOf(request('GET', `/api/practices/${practice}`, { as }))).toBe(404);
  await answerOf(request('POST', `/api/practices/${practice}/invitation`, { as: 't46', body: { answer: 'yes' } }), 200);
  const { authors } = await answerOf<{ authors: { name: string }[] }>(
    request('GET', `/api/practices/${practice}`, { as: 't46' }),
    200,
  );
  expect(authors.map(({ name }) => name)).toContain('Надежда Николаевна Земляникина');
});
