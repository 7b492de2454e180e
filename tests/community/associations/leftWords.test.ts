import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, say, statusOf, thread } from '../../support/community.ts';

const { read } = await import('../../../db/client.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');

const remove = async (associationId: string, name: string) =>
  answerOf(
    request('DELETE', `/api/associations/${associationId}/members/${await idOf(name)}`, { as: 'methodist' }),
    204,
  );
const notices = async (name: string, talk: string) => {
  const rows = await read
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.userId, await idOf(name)), eq(notifications.subject, `thread:${talk}`)));
  return rows.length;
};
const flagged = async (post: string, as: string) => {
  await answerOf(request('POST', `/api/posts/${post}/flags`, { as, body: { reason: 'Названа фамилия ребёнка' } }), 201);
  const { items } = await answerOf<{ items: { id: string; version: number; post: { id: string } }[] }>(
    request('GET', '/api/moderation?limit=100', { as: 'head' }),
    200,
  );
  return items.find((one) => one.post.id === post) as { id: string; version: number };
};
const hide = ({ id, version }: { id: string; version: number }) =>
  answerOf(
    request('POST', `/api/moderation/${id}/decision`, {
      as: 'head',
      body: { decision: 'hide', explanation: 'Здесь имя ребёнка.', version },
    }),
    200,
  );

test('who has left a closed association is told no more of what becomes of their words there, nor of their complaints', async () => {
  const { id } = await association('members', 'closed', ['teacher', 'mentor', 'outsider']);
  const talk = (await thread(id)).id;
  const [stays, left] = [await say(talk, 'mentor', 'Первое.'), await say(talk, 'teacher', 'Второе.')];
  const [one, other] = [await flagged(stays.id, 'teacher'), await flagged(left.id, 'outsider')];
  const told = async () => [
    await notices('mentor', talk),
    await notices('teacher', talk),
    await notices('outsider', talk),
  ];
  const before = (await told()) as [number, number, number];
  await remove(id, 'teacher');
  await hide(one);
  await hide(other);
  // Who stays hears of their words and of their complaint; who left hears of neither.
  expect(await told()).toEqual([before[0] + 1, before[1], before[2] + 1]);
});

test('who has left hears of no new discussion that their words were carried to', async () => {
  const { id } = await association('members', 'closed', ['teacher', 'mentor']);
  const talk = (await thread(id)).id;
  const posts = [await say(talk, 'mentor', 'Первое.'), await say(talk, 'teacher', 'Второе.')];
  await remove(id, 'teacher');
  const into = await answerOf<{ id: string }>(
    request('POST', `/api/threads/${talk}/split`, {
      as: 'head',
      body: { title: 'Отдельный разговор', posts: posts.map((post) => post.id) },
    }),
    201,
  );
  expect([await notices('mentor', into.id), await notices('teacher', into.id)]).toEqual([1, 0]);
});

test('an announcement of one who has left is theirs to take off no more', async () => {
  for (const visibility of ['everyone', 'members']) {
    const { id } = await association(visibility, 'closed', ['teacher']);
    await answerOf(
      request('PUT', `/api/associations/${id}/members/${await idOf('teacher')}`, {
        as: 'methodist',
        body: { membership: 'deputy' },
      }),
      200,
    );
    const announce = (title: string) =>
      answerOf<{ id: string }>(
        request('POST', '/api/announcements', { as: 'teacher', body: { title, body: 'Слово', associations: [id] } }),
        201,
      );
    const [first, second] = [await announce('Первое'), await announce('Второе')];
    const off = (one: { id: string }) => statusOf(request('DELETE', `/api/announcements/${one.id}`, { as: 'teacher' }));
    expect(await off(first)).toBe(204);
    await remove(id, 'teacher');
    expect(await off(second)).toBe(visibility === 'everyone' ? 403 : 404);
    const { items } = await answerOf<{ items: { mayRemove: boolean }[] }>(
      request('GET', `/api/associations/${id}/announcements`, { as: visibility === 'everyone' ? 'teacher' : 'head' }),
      200,
    );
    expect(items.map(({ mayRemove }) => mayRemove)).toEqual([visibility !== 'everyone']);
  }
});

test('a discussion becomes no practice by the hand of who asked it and has left', async () => {
  const { id } = await association('everyone', 'open', ['teacher', 'mentor']);
  const solved = async () => {
    const talk = await thread(id, 'teacher');
    const post = await say(talk.id, 'mentor', 'С билета на вход.');
    await answerOf(request('PUT', `/api/threads/${talk.id}/solution`, { as: 'teacher', body: { post: post.id } }), 200);
    return talk.id;
  };
  const [first, second, third] = [await solved(), await solved(), await solved()];
  const make = (talk: string, as: string) => statusOf(request('POST', `/api/threads/${talk}/practice`, { as }));
  expect(await make(first, 'teacher')).toBe(201);
  await remove(id, 'teacher');
  expect([await make(second, 'teacher'), await make(third, 'mentor')]).toEqual([403, 201]);
});
