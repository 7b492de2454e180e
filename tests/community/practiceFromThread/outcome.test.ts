import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, say, statusOf, thread } from '../../support/community.ts';

const { read } = await import('../../../db/client.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { originOf } = await import('../../../api/community/practiceFromThread/outcome.ts');
const { practiceAuthors, practices } = await import('../../../db/schema/practices.ts');

let talk: { id: string };
let answer: { id: string };
beforeAll(async () => {
  talk = await thread((await association('everyone', 'open', ['teacher', 'mentor'])).id, 'teacher', 'Как начать урок?');
  answer = await say(talk.id, 'mentor', '> старое\n\nС билета на вход: три вопроса.');
});
const make = (as: string) => request('POST', `/api/threads/${talk.id}/practice`, { as });
const coauthors = async (id: string) =>
  (await read.select().from(practiceAuthors).where(eq(practiceAuthors.practiceId, id))).map(({ userId }) => userId);

test('a solved discussion becomes a draft once, and names nobody before they agree', async () => {
  expect(await statusOf(make('methodist'))).toBe(409);
  await answerOf(request('PUT', `/api/threads/${talk.id}/solution`, { as: 'teacher', body: { post: answer.id } }), 200);
  expect(await statusOf(make('outsider'))).toBe(403);
  const made = await Promise.all([make('methodist'), make('mentor')]);
  expect(made.map(({ status }) => status).sort()).toEqual([201, 409]);
  const { id } = (await (made.find(({ status }) => status === 201) as Response).json()) as { id: string };
  const [draft] = await read.select().from(practices).where(eq(practices.id, id));
  expect(draft).toMatchObject({
    state: 'draft',
    title: 'Как начать урок?',
    problem: 'С чего вы начинаете урок?',
    actions: 'С билета на вход: три вопроса.',
  });
  expect(await coauthors(id)).toEqual([]);
  const teacher = await idOf('teacher');
  const told = await read
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, teacher), eq(notifications.url, `/practices/${id}/invitation`)));
  expect(told).toHaveLength(1);
  expect(await statusOf(request('GET', `/api/practices/${id}`, { as: 'teacher' }))).toBe(404);
  const reply = (as: string, word: string) =>
    statusOf(request('POST', `/api/practices/${id}/invitation`, { as, body: { answer: word } }));
  expect(await reply('outsider', 'yes')).toBe(404);
  expect(await reply('teacher', 'maybe')).toBe(400);
  expect(await reply('teacher', 'yes')).toBe(200);
  expect(await reply('teacher', 'yes')).toBe(200);
  expect(await coauthors(id)).toEqual([teacher]);
  expect(await statusOf(request('GET', `/api/practices/${id}`, { as: 'teacher' }))).toBe(200);
  expect(await reply('teacher', 'no')).toBe(200);
  expect(await coauthors(id)).toEqual([]);
});

test('a practice names the discussion it grew out of to whoever may read that', async () => {
  const solved = async (visibility: 'everyone' | 'members') => {
    const place = await association(visibility, 'open', ['teacher', 'mentor']);
    const asked = await thread(place.id, 'teacher', 'Как кончить урок?');
    const { id } = await say(asked.id, 'mentor', 'Билетом на выход.');
    await answerOf(request('PUT', `/api/threads/${asked.id}/solution`, { as: 'teacher', body: { post: id } }), 200);
    const made = await answerOf<{ id: string }>(
      request('POST', `/api/threads/${asked.id}/practice`, { as: 'mentor' }),
      201,
    );
    return { place: place.id, thread: asked.id, practice: made.id };
  };
  const open = await solved('everyone');
  expect(await originOf(null, open.practice)).toEqual({
    threadId: open.thread,
    associationId: open.place,
    link: { title: 'Как кончить урок?', url: expect.stringContaining(`/threads/${open.thread}`) },
  });
  const closed = await solved('members');
  expect(await originOf(null, closed.practice)).toEqual({
    threadId: closed.thread,
    associationId: closed.place,
    link: null,
  });
  expect(await originOf(null, 'nothing')).toBeNull();
});
