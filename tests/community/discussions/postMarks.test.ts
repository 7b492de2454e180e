import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, read, say, statusOf, thread } from '../../support/community.ts';

const { fanOut } = await import('../../../api/community/discussions/fanOut.ts');
const { read: database, write } = await import('../../../db/client.ts');
const { jobs } = await import('../../../db/schema/jobs.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { associationMembers } = await import('../../../db/schema/associations/associations.ts');
const { threads } = await import('../../../db/schema/discussions/discussions.ts');

interface Marked {
  id: string;
  number: number;
  useful: number;
  official: boolean;
  editReason: string;
  replyTo: { id: string; number: number; author: { name: string } } | null;
}
const postsOf = async (id: string, as?: string) =>
  (await answerOf<{ posts: { items: Marked[] } }>(request('GET', `/api/threads/${id}`, { as }), 200)).posts.items;
const solutionOf = async (id: string) =>
  (await answerOf<{ solution: string | null }>(request('GET', `/api/threads/${id}`, { as: 'methodist' }), 200))
    .solution;
const told = async (name: string, kind: 'answer' | 'reminder') =>
  database
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, await idOf(name)), eq(notifications.kind, kind)));

let talk: { id: string };
beforeAll(async () => {
  talk = await thread((await association('everyone', 'open', ['teacher', 'mentor'])).id, 'teacher');
});

describe('«полезно»', () => {
  test('is one each, never for one’s own, taken back, counted, with names', async () => {
    const { id } = await say(talk.id, 'mentor', 'Начните с луча.');
    const mark = (as: string, method: string) => request(method, `/api/posts/${id}/useful`, { as });
    expect(await statusOf(mark('mentor', 'PUT'))).toBe(403);
    await Promise.all(Array.from({ length: 5 }, () => mark('teacher', 'PUT')));
    expect(await answerOf(mark('outsider', 'PUT'), 200)).toEqual({ useful: 2 });
    const { items } = await answerOf<{ items: { name: string }[] }>(mark('teacher', 'GET'), 200);
    expect(items).toHaveLength(2);
    expect(await answerOf(mark('outsider', 'DELETE'), 200)).toEqual({ useful: 1 });
    expect(await answerOf(mark('outsider', 'DELETE'), 200)).toEqual({ useful: 1 });
    expect((await postsOf(talk.id)).find((post) => post.id === id)?.useful).toBe(1);
    expect(await statusOf(request('GET', `/api/posts/${id}/useful`))).toBe(401);
  });
});

describe('a solution', () => {
  test('is named by who asked or leads, tells its author once, and is taken back', async () => {
    const { id } = await say(talk.id, 'mentor', 'Вот решение.');
    const solve = (as: string, post = id) => request('PUT', `/api/threads/${talk.id}/solution`, { as, body: { post } });
    const before = (await told('mentor', 'answer')).length;
    expect(await statusOf(solve('mentor'))).toBe(403);
    expect(await statusOf(solve('teacher', 'none'))).toBe(400);
    expect(await statusOf(solve('teacher', (await read(talk.id)).posts.items[0]?.id as string))).toBe(400);
    expect(await statusOf(solve('teacher'))).toBe(200);
    expect(await statusOf(solve('head'))).toBe(200);
    expect(await solutionOf(talk.id)).toBe(id);
    expect((await told('mentor', 'answer')).length).toBe(before + 1);
    expect(await statusOf(request('DELETE', `/api/threads/${talk.id}/solution`, { as: 'teacher' }))).toBe(204);
    expect(await solutionOf(talk.id)).toBeNull();
  });

  test('goes with its post', async () => {
    const { id } = await say(talk.id, 'mentor', 'Ещё решение.');
    await answerOf(request('PUT', `/api/threads/${talk.id}/solution`, { as: 'head', body: { post: id } }), 200);
    await answerOf(request('DELETE', `/api/posts/${id}`, { as: 'mentor' }), 204);
    expect(await solutionOf(talk.id)).toBeNull();
    const [row] = await database.select().from(threads).where(eq(threads.id, talk.id));
    expect(row).toMatchObject({ solvedAt: null, solvedBy: null });
  });
});

test('only methodists speak for the centre, and a deleted word counts no more', async () => {
  const { id } = await say(talk.id, 'head', 'Ответ центра.');
  const official = (as: string, method = 'PUT') => statusOf(request(method, `/api/posts/${id}/official`, { as }));
  expect([await official('head'), await official('admin'), await official('methodist')]).toEqual([403, 403, 204]);
  expect((await postsOf(talk.id)).find((post) => post.id === id)?.official).toBe(true);
  const count = async () =>
    (await database.select({ n: threads.officialCount }).from(threads).where(eq(threads.id, talk.id)))[0]?.n;
  expect(await count()).toBe(1);
  await answerOf(request('DELETE', `/api/posts/${id}`, { as: 'head' }), 204);
  expect(await count()).toBe(0);
});

test('an answer names the post that it answers, and its author hears of it', async () => {
  const asked = await say(talk.id, 'mentor', 'А какой класс?');
  const other = await thread((await association('everyone', 'open', ['teacher'])).id, 'teacher');
  const foreign = await say(other.id, 'teacher');
  const answer = (replyTo: string) =>
    request('POST', `/api/threads/${talk.id}/posts`, { as: 'teacher', body: { body: 'Шестой.', replyTo } });
  expect(await statusOf(answer(foreign.id))).toBe(400);
  const before = (await told('mentor', 'answer')).length;
  const { id } = await answerOf<{ id: string }>(answer(asked.id), 201);
  const post = (await postsOf(talk.id)).find((one) => one.id === id);
  expect(post?.replyTo).toMatchObject({ id: asked.id, number: asked.number });
  await fanOut([id]);
  await fanOut([post?.id as string]);
  expect((await told('mentor', 'answer')).length).toBe(before + 1);
});

test('an edit says why', async () => {
  const said = await say(talk.id, 'teacher', 'Было');
  await answerOf(
    request('PUT', `/api/posts/${said.id}`, { as: 'teacher', body: { body: 'Стало', version: 1, reason: 'опечатка' } }),
    200,
  );
  expect((await postsOf(talk.id)).find(({ id }) => id === said.id)?.editReason).toBe('опечатка');
  const { items } = await answerOf<{ items: { reason: string }[] }>(request('GET', `/api/posts/${said.id}/edits`), 200);
  expect(items[0]?.reason).toBe('опечатка');
});

describe('a bookmark', () => {
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const keep = (id: string, as: string, body: unknown) => request('PUT', `/api/posts/${id}/bookmark`, { as, body });

  test('is one’s own and reminds once, at eight in Moscow', async () => {
    const { remindOfBookmark } = await import('../../../api/community/discussions/reminders.ts');
    const { id } = await say(talk.id, 'mentor', 'Запомните это.');
    expect(await statusOf(keep(id, 'teacher', { remindOn: '2020-01-01' }))).toBe(400);
    await answerOf(keep(id, 'teacher', { note: 'к педсовету', remindOn: day }), 200);
    const list = (as: string) =>
      answerOf<{ items: { post: string; note: string }[] }>(request('GET', '/api/me/bookmarks/posts', { as }), 200);
    expect((await list('teacher')).items).toContainEqual(expect.objectContaining({ post: id, note: 'к педсовету' }));
    expect((await list('mentor')).items.some(({ post }) => post === id)).toBe(false);
    const due = (await database.select().from(jobs).where(eq(jobs.kind, 'bookmark.reminder'))).find(
      ({ payload }) => payload.postId === id,
    );
    expect(due?.runAt.toISOString()).toBe(`${day}T05:00:00.000Z`);
    const before = (await told('teacher', 'reminder')).length;
    await remindOfBookmark(due?.payload as Record<string, unknown>);
    await remindOfBookmark(due?.payload as Record<string, unknown>);
    expect((await told('teacher', 'reminder')).length).toBe(before + 1);
    await answerOf(request('DELETE', `/api/posts/${id}/bookmark`, { as: 'teacher' }), 204);
    expect((await list('teacher')).items.some(({ post }) => post === id)).toBe(false);
  });

  test('neither shows nor reminds of what may be read no more', async () => {
    const { remindOfBookmark } = await import('../../../api/community/discussions/reminders.ts');
    const closed = await association('members', 'closed', ['teacher']);
    const inside = await thread(closed.id);
    const { id } = await say(inside.id, 'head', 'Тайна.');
    expect(await statusOf(keep(id, 'outsider', { remindOn: day }))).toBe(404);
    await answerOf(keep(id, 'teacher', { remindOn: day }), 200);
    const teacher = await idOf('teacher');
    await write((db) =>
      db
        .delete(associationMembers)
        .where(and(eq(associationMembers.userId, teacher), eq(associationMembers.associationId, closed.id))),
    );
    const before = (await told('teacher', 'reminder')).length;
    await remindOfBookmark({ userId: teacher, postId: id, at: Date.parse(`${day}T05:00:00Z`) });
    expect((await told('teacher', 'reminder')).length).toBe(before);
    const { items } = await answerOf<{ items: { post: string }[] }>(
      request('GET', '/api/me/bookmarks/posts', { as: 'teacher' }),
      200,
    );
    expect(items.some(({ post }) => post === id)).toBe(false);
  });
});

test('search keeps to solved discussions and to one author, and marks the solution', async () => {
  const { id } = await thread(
    (await association('everyone', 'open', ['teacher', 'mentor'])).id,
    'teacher',
    'Про крокодилов',
  );
  const said = await say(id, 'mentor', 'Крокодилы любят дроби.');
  const search = async (query: string) =>
    (
      await answerOf<{ items: { post: string; solution: boolean }[] }>(
        request('GET', `/api/discussions/search?q=крокодил&${query}`, { as: 'outsider' }),
        200,
      )
    ).items;
  expect(await search('solved=yes')).toEqual([]);
  await answerOf(request('PUT', `/api/threads/${id}/solution`, { as: 'teacher', body: { post: said.id } }), 200);
  expect((await search('solved=yes')).length).toBe(2);
  expect(await search(`solved=yes&author=${await idOf('mentor')}`)).toMatchObject([{ post: said.id, solution: true }]);
});
