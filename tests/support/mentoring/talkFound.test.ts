import { expect, test } from 'vitest';
import { answerOf, request } from '../app.ts';
import { pairAtWork, pairOf } from '../pairs.ts';

const { eq } = await import('drizzle-orm');
const { read } = await import('../../../db/client.ts');
const { posts } = await import('../../../db/schema/discussions/discussions.ts');

test('the first post of a pair’s talk has its place among posts and is found by its people at once', async () => {
  const id = await pairAtWork(
    { leader: 'Лицей № 18', supported: 'Школа № 30', mentors: ['head', 't03'], mentees: ['t07'] },
    ['admin_s18', 'admin_s30'],
  );
  const { thread } = await pairOf(id, 'head');
  const [first] = await read
    .select({ number: posts.number, position: posts.position })
    .from(posts)
    .where(eq(posts.threadId, thread as string));
  expect(first).toEqual({ number: 1, position: expect.any(Number) });
  const found = async (as: string) => {
    const path = `/api/discussions/search?q=${encodeURIComponent('наставники координатор')}`;
    const { items } = await answerOf<{ items: object[] }>(request('GET', path, { as }), 200);
    return JSON.stringify(items).includes(thread as string);
  };
  for (const name of ['head', 't03', 't07', 'methodist']) expect([name, await found(name)]).toEqual([name, true]);
  for (const name of ['admin', 'controller', 'outsider']) expect([name, await found(name)]).toEqual([name, false]);
});
