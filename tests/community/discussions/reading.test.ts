import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, say, statusOf, thread } from '../../support/community.ts';

const { read: database, write } = await import('../../../db/client.ts');
const { posts, threads } = await import('../../../db/schema/discussions/discussions.ts');
const { jobs } = await import('../../../db/schema/jobs.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { fanOut } = await import('../../../api/community/discussions/fanOut.ts');

const position = (threadId: string, as: string, body: unknown) =>
  answerOf<{ number: number; unread: number }>(request('PUT', `/api/threads/${threadId}/position`, { as, body }), 200);
const follow = (path: string, as: string, level: string) =>
  answerOf(request('PUT', `/api/${path}/subscription`, { as, body: { level } }), 200);
const told = async (as: string, threadId: string) =>
  database
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, await idOf(as)), eq(notifications.subject, `thread:${threadId}`)));
const firstPost = async (threadId: string) => {
  const [post] = await database
    .select()
    .from(posts)
    .where(and(eq(posts.threadId, threadId), eq(posts.number, 1)));
  return (post as { id: string }).id;
};

describe('reading positions', () => {
  test('go forward, back only when asked, and never beyond the end; an answer moves the own one', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher', 'mentor'])).id);
    for (let count = 0; count < 4; count++) await say(id, 'teacher');
    expect(await position(id, 'mentor', { number: 3 })).toEqual({ number: 3, unread: 2 });
    expect(await position(id, 'mentor', { number: 1 })).toEqual({ number: 3, unread: 2 });
    expect(await position(id, 'mentor', { number: 1, lower: true })).toEqual({ number: 1, unread: 4 });
    expect(await position(id, 'mentor', { number: 400 })).toEqual({ number: 5, unread: 0 });
    await say(id, 'mentor');
    expect(await position(id, 'mentor', { number: 0 })).toEqual({ number: 6, unread: 0 });
    expect(await position(id, 'teacher', { number: 0 })).toEqual({ number: 5, unread: 1 });
    expect(await statusOf(request('PUT', `/api/threads/${id}/position`, { as: 'mentor', body: { number: -1 } }))).toBe(
      400,
    );
  });

  test('a post that waits for approval leaves nobody with something unread', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher', 'mentor'])).id);
    const held = await say(id, 'teacher');
    await write((writer) => writer.update(posts).set({ heldAt: new Date() }).where(eq(posts.id, held.id)));
    expect(await position(id, 'mentor', { number: 1 })).toEqual({ number: 2, unread: 0 });
  });

  test('reading posts reads the notifications of them, of later ones not', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher', 'mentor'])).id);
    await follow(`threads/${id}`, 'mentor', 'watching');
    await fanOut([(await say(id, 'teacher')).id]);
    await position(id, 'mentor', { number: 2 });
    await fanOut([(await say(id, 'teacher')).id]);
    expect((await told('mentor', id)).map(({ readAt }) => readAt !== null)).toEqual([true, false]);
  });
});

describe('who is told of a post', () => {
  test('a reply leaves exactly one job', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher'])).id);
    const said = await say(id, 'teacher', 'Раз.', 'once');
    await say(id, 'teacher', 'Раз.', 'once');
    const left = await database.select().from(jobs);
    expect(left.filter(({ payload }) => payload.postId === said.id)).toHaveLength(1);
  });

  test('watchers, the named and the answered, each once; not the author, not who silenced it; twice tells once', async () => {
    const circle = await association('everyone', 'open', ['teacher', 'mentor', 'school', 'outsider']);
    const { id } = await thread(circle.id);
    await follow(`threads/${id}`, 'mentor', 'watching');
    await follow(`threads/${id}`, 'outsider', 'watching');
    await follow(`associations/${circle.id}`, 'school', 'muted');
    const [mentor, school] = [await idOf('mentor'), await idOf('school')];
    const said = await say(
      id,
      'teacher',
      `[@Наставник](/people/${mentor}) и [@Завуч](/people/${school}), что скажете?`,
    );
    await write((writer) => writer.update(posts).set({ replyToId: null }).where(eq(posts.id, said.id)));
    await fanOut([said.id]);
    await fanOut([said.id]);
    expect((await told('mentor', id)).map(({ kind }) => kind)).toEqual(['mention']);
    expect((await told('head', id)).map(({ kind }) => kind)).toEqual(['post']);
    expect((await told('outsider', id)).map(({ kind }) => kind)).toEqual(['post']);
    expect(await told('school', id)).toEqual([]);
    expect(await told('teacher', id)).toEqual([]);
    const answer = await say(id, 'outsider');
    await write((writer) => writer.update(posts).set({ replyToId: said.id }).where(eq(posts.id, answer.id)));
    await fanOut([answer.id]);
    expect((await told('teacher', id)).map(({ kind }) => kind)).toEqual(['answer']);
  });

  test('while one is unread, later posts raise it instead of adding more', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher'])).id);
    for (let count = 0; count < 3; count++) await fanOut([(await say(id, 'teacher')).id]);
    const notices = await told('head', id);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.title).toMatch(/^Новых сообщений: 3/);
    expect(notices[0]?.url).toBe(`/threads/${id}#post-2`);
  });

  test('a new discussion tells those who watch its association or a tag, and who may read it', async () => {
    const circle = await association('members', 'open', ['teacher', 'mentor']);
    await follow(`associations/${circle.id}`, 'teacher', 'watching');
    await follow('tags/графики', 'mentor', 'watching');
    await follow('tags/графики', 'outsider', 'watching');
    const { id } = await answerOf<{ id: string }>(
      request('POST', '/api/threads', {
        as: 'head',
        body: { association: circle.id, title: 'Графики в 8 классе', body: 'Как?', tags: ['#Графики', 'графики', ''] },
      }),
      201,
    );
    await fanOut([await firstPost(id)]);
    expect((await told('teacher', id)).map(({ kind, secret }) => [kind, secret])).toEqual([['thread', true]]);
    expect((await told('mentor', id)).map(({ reason }) => reason)).toEqual(['вы следите за меткой «графики»']);
    expect(await told('outsider', id)).toEqual([]);
  });

  test('who has left a closed association hears no more; a held post is told once it is approved', async () => {
    const circle = await association('members', 'open', ['teacher', 'mentor']);
    const { id } = await thread(circle.id);
    await follow(`threads/${id}`, 'mentor', 'watching');
    const held = await say(id, 'teacher');
    await write((writer) => writer.update(posts).set({ heldAt: new Date() }).where(eq(posts.id, held.id)));
    await fanOut([held.id]);
    expect(await told('mentor', id)).toEqual([]);
    await write((writer) => writer.update(posts).set({ heldAt: null }).where(eq(posts.id, held.id)));
    await fanOut([held.id]);
    expect(await told('mentor', id)).toHaveLength(1);
    await answerOf(request('DELETE', `/api/associations/${circle.id}/members/me`, { as: 'mentor' }), 204);
    await position(id, 'head', { number: 2 });
    await fanOut([(await say(id, 'teacher')).id]);
    expect(await told('mentor', id)).toHaveLength(1);
    expect(await told('head', id)).not.toEqual([]);
  });

  test('a person who replies tracks the discussion, unless they chose otherwise before', async () => {
    const { id } = await thread((await association('everyone', 'open', ['teacher', 'mentor'])).id);
    await follow(`threads/${id}`, 'mentor', 'muted');
    await fanOut([(await say(id, 'teacher')).id]);
    await fanOut([(await say(id, 'mentor')).id]);
    const levelOf = async (as: string) => {
      const { items } = await answerOf<{ items: { id: string; level: string }[] }>(
        request('GET', '/api/subscriptions', { as }),
        200,
      );
      return items.find((item) => item.id === id)?.level;
    };
    expect([await levelOf('head'), await levelOf('teacher'), await levelOf('mentor')]).toEqual([
      'watching',
      'tracking',
      'muted',
    ]);
  });
});

describe('lists', () => {
  interface Listed {
    id: string;
    unread: number;
    tags: string[];
    solved: boolean;
    pinned: boolean;
  }
  const list = (as: string | null, query: string) =>
    answerOf<{ items: Listed[]; next: string | null }>(request('GET', `/api/threads?limit=100&${query}`, { as }), 200);
  const idsOf = async (as: string | null, query: string) => (await list(as, query)).items.map(({ id }) => id);

  test('unread: what one opened, follows, or what began in own associations; silenced is left out', async () => {
    const circle = await association('everyone', 'open', ['teacher', 'mentor']);
    const unread = (as: string) => idsOf(as, `association=${circle.id}&list=unread`);
    const { id } = await thread(circle.id);
    expect(await unread('teacher')).toEqual([id]);
    expect(await unread('outsider')).toEqual([]);
    await position(id, 'outsider', { number: 1 });
    expect(await unread('outsider')).toEqual([]);
    await say(id, 'teacher');
    await say(id, 'teacher');
    const [row] = (await list('outsider', `association=${circle.id}`)).items;
    expect(row).toMatchObject({ id, unread: 2 });
    expect(await unread('outsider')).toEqual([id]);
    await follow(`threads/${id}`, 'outsider', 'muted');
    expect(await unread('outsider')).toEqual([]);
    expect(await unread('teacher')).toEqual([]);
    expect(await unread('mentor')).toEqual([id]);
    await follow(`associations/${circle.id}`, 'mentor', 'normal');
    expect(await unread('mentor')).toEqual([]);
    expect(await statusOf(request('GET', '/api/threads?list=unread'))).toBe(401);
  });

  test('a closed association leaves the unread list of one who has left it', async () => {
    const circle = await association('members', 'open', ['mentor']);
    const { id } = await thread(circle.id);
    expect(await idsOf('mentor', 'list=unread')).toContain(id);
    await answerOf(request('DELETE', `/api/associations/${circle.id}/members/me`, { as: 'mentor' }), 204);
    await follow('tags/дроби', 'mentor', 'tracking');
    expect(await idsOf('mentor', 'list=unread')).not.toContain(id);
  });

  test('mine, unanswered, solved, tags and orders, page by page', async () => {
    const circle = await association('everyone', 'open', ['teacher', 'mentor']);
    const [first, second, third] = [
      (await thread(circle.id, 'teacher', 'Первое')).id,
      (await thread(circle.id, 'head', 'Второе')).id,
      (await thread(circle.id, 'head', 'Третье')).id,
    ];
    await say(first, 'mentor');
    await say(first, 'mentor');
    await say(second, 'mentor');
    const of = (query: string, as = 'teacher') => idsOf(as, `association=${circle.id}&${query}`);
    expect(await of('')).toEqual([second, first, third]);
    expect(await of('sort=newest')).toEqual([third, second, first]);
    expect(await of('sort=answers')).toEqual([first, second, third]);
    expect(await of('list=mine')).toEqual([first]);
    expect(await of('list=mine', 'mentor')).toEqual([second, first]);
    expect(await of('list=unanswered')).toEqual([third]);
    await write((writer) => writer.update(threads).set({ solvedAt: new Date() }).where(eq(threads.id, second)));
    expect(await of('list=solved')).toEqual([second]);
    const tags = (as: string, value: string[]) =>
      request('PUT', `/api/threads/${first}/tags`, { as, body: { tags: value } });
    expect(await statusOf(tags('mentor', ['дроби']))).toBe(403);
    expect(await statusOf(tags('teacher', ['раз', 'два', 'три', 'четыре', 'пять', 'шесть']))).toBe(400);
    expect(await statusOf(tags('teacher', ['<b>']))).toBe(400);
    await answerOf(tags('teacher', ['#Проверочная', '6 класс']), 200);
    expect(await idsOf('teacher', 'tag=проверочная')).toEqual([first]);
    expect((await list('teacher', 'tag=Проверочная')).items[0]?.tags).toEqual(['6 класс', 'проверочная']);
    expect(await of('tag=проверочная&list=unanswered')).toEqual([]);
    const pages: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `association=${circle.id}&sort=answers${cursor && `&cursor=${cursor}`}`;
      const { items, next } = await answerOf<{ items: Listed[]; next: string | null }>(
        request('GET', `/api/threads?limit=1&${query}`, { as: 'teacher' }),
        200,
      );
      pages.push(...items.map(({ id }) => id));
      cursor = next;
    }
    expect(pages).toEqual([first, second, third]);
  });

  test('pinned ones stand first in their association, until their day and only there', async () => {
    const circle = await association('everyone', 'open', ['teacher']);
    const pinned = (await thread(circle.id)).id;
    const other = (await thread(circle.id)).id;
    const pin = (until: number) =>
      write((writer) =>
        writer
          .update(threads)
          .set({ pinnedUntil: new Date(until) })
          .where(eq(threads.id, pinned)),
      );
    await say(other, 'teacher');
    await pin(Date.now() + 60_000);
    expect((await list(null, `association=${circle.id}`)).items.map((row) => [row.id, row.pinned])).toEqual([
      [pinned, true],
      [other, false],
    ]);
    expect((await idsOf(null, '')).indexOf(other)).toBeLessThan((await idsOf(null, '')).indexOf(pinned));
    await pin(Date.now() - 1);
    expect(await idsOf(null, `association=${circle.id}`)).toEqual([other, pinned]);
  });
});
