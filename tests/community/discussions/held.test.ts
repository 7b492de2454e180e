import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, type Card, idOf, read, say, statusOf, thread } from '../../support/community.ts';

const { read: database } = await import('../../../db/client.ts');
const { indexMissing } = await import('../../../api/community/discussions/searchIndex.ts');
const { jobs } = await import('../../../db/schema/jobs.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { onSignal } = await import('../../../api/platform/signals/signals.ts');

const secret = 'Квазистационарность';
const told: string[] = [];
onSignal((event) => {
  if (event.kind === 'post.created') told.push(event.postId);
});

let place: Card;
let talk: string;
beforeAll(async () => {
  place = await association('everyone', 'open', ['teacher', 'mentor', 'school']);
  talk = (await thread(place.id)).id;
  await answerOf(
    request('PUT', `/api/associations/${place.id}/order`, {
      as: 'head',
      body: { holdsFirstPosts: true, rules: 'Говорим о **задачах**.' },
    }),
    200,
  );
});

const found = async (as?: string) =>
  (
    await answerOf<{ items: { post: string }[] }>(
      request('GET', `/api/discussions/search?q=${encodeURIComponent(secret)}`, { as }),
      200,
    )
  ).items.map(({ post }) => post);
interface Held {
  id: string;
  kind: string;
  version: number;
  post: { id: string };
}
const heldCase = async (post: string): Promise<Held> => {
  const { items } = await answerOf<{ items: Held[] }>(request('GET', '/api/moderation?limit=100', { as: 'head' }), 200);
  return items.find((one) => one.post.id === post) as Held;
};
const decide = (id: string, body: unknown) =>
  answerOf(request('POST', `/api/moderation/${id}/decision`, { as: 'head', body }), 200);
const jobsOf = async (postId: string) =>
  (await database.select().from(jobs).where(eq(jobs.kind, 'post.created'))).filter(({ payload }) =>
    JSON.stringify(payload).includes(postId),
  ).length;
const noticesOf = async (name: string) =>
  (
    await database
      .select({ title: notifications.title })
      .from(notifications)
      .where(and(eq(notifications.userId, await idOf(name)), eq(notifications.kind, 'moderation')))
  ).map(({ title }) => title);

describe('an order of an association', () => {
  test('is set by its head and methodists', async () => {
    const set = (as: string | undefined) =>
      statusOf(request('PUT', `/api/associations/${place.id}/order`, { as, body: { holdsFirstPosts: 5 } }));
    expect([await set(undefined), await set('teacher'), await set('head'), await set('methodist')]).toEqual([
      401, 403, 400, 400,
    ]);
  });
});

describe('a first answer of a new member', () => {
  test('waits unseen: in no list, search, excerpt, event or job, and is let out whole', async () => {
    const before = await read(talk);
    const said = await say(talk, 'teacher', `${secret} — моё первое слово`);
    expect(said).toMatchObject({ held: true, number: before.postCount + 1 });
    for (const as of [undefined, 'mentor', 'outsider', 'admin']) {
      const shown = await (await request('GET', `/api/threads/${talk}`, { as })).text();
      expect(shown).not.toContain(secret);
      expect(shown).toContain('"held":true');
      expect(shown).not.toContain('Берёзкина');
      expect(await statusOf(request('GET', `/api/posts/${said.id}`, { as }))).toBe(404);
      expect(await statusOf(request('GET', `/api/posts/${said.id}/edits`, { as }))).toBe(404);
    }
    for (const as of ['teacher', 'head', 'methodist'])
      expect(await statusOf(request('GET', `/api/posts/${said.id}`, { as }))).toBe(200);
    await indexMissing();
    for (const as of [undefined, 'teacher', 'head', 'methodist']) expect(await found(as)).toEqual([]);
    expect((await read(talk)).lastPostAt).toBe(before.lastPostAt);
    expect(told).not.toContain(said.id);
    expect(await jobsOf(said.id)).toBe(0);
    expect((await noticesOf('head')).some((title) => title.includes('Первое сообщение'))).toBe(true);
    // A second one waits as well, and neither is changed or taken away past the moderator.
    const second = await say(talk, 'teacher', 'Ещё одно');
    expect(second).toMatchObject({ held: true });
    expect(
      await statusOf(request('PUT', `/api/posts/${said.id}`, { as: 'teacher', body: { body: 'Другое', version: 1 } })),
    ).toBe(403);
    expect(await statusOf(request('POST', `/api/posts/${said.id}/restoration`, { as: 'teacher' }))).toBe(403);

    const one = await heldCase(said.id);
    expect(one.kind).toBe('held');
    await decide(one.id, { decision: 'approve', version: one.version });
    expect(await found()).toEqual([said.id]);
    expect(told).toContain(said.id);
    expect(await jobsOf(said.id)).toBe(1);
    expect((await read(talk)).posts.items.at(-2)).toMatchObject({ held: false, deleted: false, number: said.number });
    expect((await noticesOf('teacher')).some((title) => title.includes('проверено'))).toBe(true);
    expect(await say(talk, 'teacher', 'Теперь без проверки')).toMatchObject({ held: false });
  });

  test('of those who lead never waits, nor anybody where it is not wanted', async () => {
    expect(await say(talk, 'head')).toMatchObject({ held: false });
    expect(await say(talk, 'methodist')).toMatchObject({ held: false });
    const free = await association('everyone', 'open', ['school']);
    expect(await say((await thread(free.id)).id, 'school')).toMatchObject({ held: false });
  });
});

describe('a first discussion of a new member', () => {
  const start = () =>
    answerOf<{ id: string; held: boolean }>(
      request('POST', '/api/threads', {
        as: 'mentor',
        body: { association: place.id, title: `Спор о слове ${secret}`, body: 'Первое слово' },
      }),
      201,
    );
  const listed = async (as?: string) =>
    (await request('GET', `/api/threads?association=${place.id}&limit=100`, { as })).text();
  const open = (id: string, as?: string) => statusOf(request('GET', `/api/threads/${id}`, { as }));

  test('is in no list before it is approved; its author and moderators see it', async () => {
    const { id, held } = await start();
    expect(held).toBe(true);
    for (const as of [undefined, 'teacher', 'outsider']) {
      expect(await open(id, as)).toBe(404);
      expect(await listed(as)).not.toContain(secret);
    }
    expect([await open(id, 'mentor'), await open(id, 'head')]).toEqual([200, 200]);
    expect(
      await statusOf(request('POST', `/api/threads/${id}/posts`, { as: 'mentor', body: { body: 'Дальше' } })),
    ).toBe(403);
    const { posts } = await read(id, 'head');
    const one = await heldCase(posts.items[0]?.id as string);
    await decide(one.id, { decision: 'approve', version: one.version });
    expect(await open(id)).toBe(200);
    expect(await listed()).toContain(secret);
    expect(await found()).toContain(posts.items[0]?.id);
  });

  test('that is refused stays with its author, who learns why', async () => {
    const school = await answerOf<{ id: string }>(
      request('POST', '/api/threads', {
        as: 'school',
        body: { association: place.id, title: 'Купите тетради', body: 'Скидки до конца недели' },
      }),
      201,
    );
    const { posts } = await read(school.id, 'head');
    const one = await heldCase(posts.items[0]?.id as string);
    await decide(one.id, { decision: 'reject', explanation: 'Реклама здесь не нужна', version: one.version });
    expect([await open(school.id), await open(school.id, 'teacher'), await open(school.id, 'school')]).toEqual([
      404, 404, 200,
    ]);
    expect((await noticesOf('school')).some((title) => title.includes('Реклама здесь не нужна'))).toBe(true);
    // Undone by a moderator, it is let out as if it were approved.
    expect(await statusOf(request('POST', `/api/posts/${posts.items[0]?.id}/restoration`, { as: 'methodist' }))).toBe(
      204,
    );
    expect(await open(school.id)).toBe(200);
    expect(await jobsOf(posts.items[0]?.id as string)).toBe(1);
  });
});
