import { beforeAll, expect, test } from 'vitest';
import { answerOf, request } from '../app.ts';
import { idOf, statusOf } from '../community.ts';
import { ids, pairAtWork, pairOf, post, put } from '../pairs.ts';

const { read } = await import('../../../db/client.ts');
const { jobs } = await import('../../../db/schema/jobs.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { eq, and, like } = await import('drizzle-orm');
const { remindOfMeeting } = await import('../../../api/support/mentoring/plans.ts');

let pair = '';
beforeAll(async () => {
  pair = await pairAtWork(
    { leader: 'Лицей № 18', supported: 'Школа № 30', mentors: ['head', 't03'], mentees: ['t07'] },
    ['admin_s18', 'admin_s30'],
  );
});

const titlesFor = async (name: string, about = 'pair') => {
  const rows = await read
    .select({ title: notifications.title, secret: notifications.secret })
    .from(notifications)
    .where(and(eq(notifications.userId, await idOf(name)), eq(notifications.subject, `${about}:${pair}`)))
    .orderBy(notifications.id);
  expect(rows.every(({ secret }) => secret)).toBe(true);
  return rows.map(({ title }) => title);
};

test('each step is told to those whom it concerns, and to nobody else', async () => {
  expect((await titlesFor('admin_s30')).join(' ')).toMatch(/Согласна ли ваша школа.*начала работу/);
  expect((await titlesFor('t07')).join(' ')).toMatch(/Вас назвали.*согласны обе школы.*начала работу/);
  expect((await titlesFor('methodist')).join(' ')).toMatch(/согласилась на пару.*согласны обе школы/);
  for (const name of ['admin', 'outsider', 'methodist2', 'admin_s9']) expect(await titlesFor(name)).toEqual([]);
  const { id } = await answerOf<{ id: string }>(
    post(`${pair}/tasks`, 'head', { title: 'Снять урок', assignee: await idOf('t07') }),
    201,
  );
  await answerOf(put(`${pair}/tasks/${id}/done`, 't07', { done: true }), 200);
  expect(await titlesFor('t07')).toContain('Вам поручено дело: Снять урок');
  expect(await titlesFor('head')).toContain('Сделано: Снять урок');
  await answerOf(post(`${pair}/silences`, 't07', { body: 'Наставник молчит вторую неделю.' }), 201);
  expect((await titlesFor('methodist')).at(-1)).toBe('Участник пары пишет вам: другая сторона молчит');
  expect((await titlesFor('head')).join()).not.toContain('молчит');
});

test('an entry is edited by who wrote it and by the coordinator, over the version that was read', async () => {
  const goal = { title: 'Читают условие сами', unit: '%', start: 40, target: 60, due: '2027-05-20' };
  const { id } = await answerOf<{ id: string }>(post(`${pair}/goals`, 'head', goal), 201);
  const at = `${pair}/goals/${id}`;
  expect(await statusOf(put(at, 't07', { ...goal, version: 1 }))).toBe(403);
  expect(await statusOf(put(at, 'methodist2', { ...goal, version: 1 }))).toBe(403);
  expect(await statusOf(put(at, 'head', goal))).toBe(400);
  expect(await statusOf(put(at, 'head', { ...goal, target: 40, version: 1 }))).toBe(400);
  expect(await answerOf(put(at, 'head', { ...goal, target: 70, version: 1 }), 200)).toEqual({ id, version: 2 });
  const { current } = await answerOf<{ current: { target: number; version: number } }>(
    put(at, 'methodist', { ...goal, target: 80, version: 1 }),
    409,
  );
  expect(current).toMatchObject({ target: 70, version: 2 });
  await answerOf(put(at, 'methodist', { ...goal, target: 80, version: 2 }), 200);
  const value = { value: 50, date: '2026-11-20', note: '' };
  const { id: valueId } = await answerOf<{ id: string }>(post(`${at}/values`, 't07', value), 201);
  await answerOf(put(`${pair}/values/${valueId}`, 't07', { ...value, value: 55, version: 1 }), 200);
  const meeting = { date: '2026-11-19', form: 'call', topics: 'Как идёт замер', hours: 1.5 };
  const { id: meetingId } = await answerOf<{ id: string }>(post(`${pair}/meetings`, 't07', meeting), 201);
  await answerOf(put(`${pair}/meetings/${meetingId}`, 't07', { ...meeting, hours: '2,5', version: 1 }), 200);
  const work = await answerOf<{ goals: { target: number; current: number }[]; hours: number }>(
    request('GET', `/api/pairs/${pair}/work`, { as: 'admin_s18' }),
    200,
  );
  expect(work).toMatchObject({ goals: [{ target: 80, current: 55 }], hours: 2.5 });
  expect(await statusOf(request('DELETE', `/api/pairs/${pair}/meetings/${meetingId}`, { as: 'head' }))).toBe(403);
});

test('a meeting to come is told, its reminders follow it when it moves, and it goes when it was held', async () => {
  const at = new Date(Date.now() + 50 * 3_600_000);
  const plan = { at: at.toISOString(), form: 'visit', place: 'Школа № 30, кабинет 12', topics: 'Первый замер' };
  expect(await statusOf(post(`${pair}/plans`, 'head', { ...plan, at: '2020-01-01T10:00' }))).toBe(400);
  const { id } = await answerOf<{ id: string }>(post(`${pair}/plans`, 'head', plan), 201);
  expect((await titlesFor('t07')).at(-1)).toMatch(/^Назначена встреча: .*кабинет 12$/);
  const reminders = async () => {
    const rows = await read
      .select({ payload: jobs.payload, runAt: jobs.runAt })
      .from(jobs)
      .where(and(eq(jobs.kind, 'pair.reminder'), like(jobs.key, `pair.reminder:${id}:%`)))
      .orderBy(jobs.runAt);
    return rows;
  };
  expect((await reminders()).map(({ runAt }) => Math.round((at.getTime() - runAt.getTime()) / 3_600_000))).toEqual([
    24, 1,
  ]);
  const later = new Date(at.getTime() + 24 * 3_600_000);
  await answerOf(put(`${pair}/plans/${id}`, 'methodist', { ...plan, at: later.toISOString(), version: 1 }), 200);
  expect(await reminders()).toHaveLength(4);
  const before = (await titlesFor('t07')).length;
  await remindOfMeeting({ plan: id, version: 1 });
  expect(await titlesFor('t07')).toHaveLength(before);
  await remindOfMeeting({ plan: id, version: 2 });
  await remindOfMeeting({ plan: id, version: 2 });
  expect(await titlesFor('t07')).toHaveLength(before + 1);
  expect((await titlesFor('t07')).at(-1)).toContain('Напоминание о встрече пары');
  await answerOf(
    post(`${pair}/meetings`, 't07', { plan: id, date: '2026-11-24', form: 'visit', topics: 'Первый замер', hours: 2 }),
    201,
  );
  const { plans } = await answerOf<{ plans: unknown[] }>(request('GET', `/api/pairs/${pair}/work`, { as: 't07' }), 200);
  expect(plans).toEqual([]);
  await remindOfMeeting({ plan: id, version: 2 });
});

test('papers of a pair: brought by its people and administrations, read by those who may see it', async () => {
  const upload = async (as: string, name = 'Соглашение.txt') => {
    const body = new FormData();
    body.set('file', new File(['Подписано.'], name, { type: 'text/plain' }));
    return request('POST', `/api/pairs/${pair}/documents`, { as, body });
  };
  const { id } = await answerOf<{ id: string }>(upload('admin_s18'), 201);
  expect(await statusOf(upload('methodist2'))).toBe(403);
  expect(await statusOf(upload('admin'))).toBe(404);
  const { mayReadFilesOf } = await import('../../../api/platform/files/access.ts');
  const { actorOf } = await import('../../../api/people/accounts/session.ts');
  const { cookieOf } = await import('../app.ts');
  const may = async (name: string | null) =>
    mayReadFilesOf(name ? (await actorOf(await cookieOf(name))).actor : null, 'pair', pair);
  for (const name of ['t07', 'head', 'methodist', 'admin_s30', 'controller', 'methodist2'])
    expect(await may(name)).toBe(true);
  for (const name of ['admin', 'outsider', 't21', null]) expect(await may(name)).toBe(false);
  expect(await statusOf(request('DELETE', `/api/pairs/${pair}/documents/${id}`, { as: 't07' }))).toBe(403);
  await answerOf(request('DELETE', `/api/pairs/${pair}/documents/${id}`, { as: 'methodist' }), 204);
});

test('who leaves a pair loses its talk and reflections at once; the change is kept, told, and held against its version', async () => {
  const { thread, peopleVersion } = await pairOf(pair, 't03');
  const people = { mentors: await ids('head'), mentees: await ids('t07', 't21'), version: peopleVersion };
  const toldBefore = await titlesFor('t03');
  expect(toldBefore.length).toBeGreaterThan(0);
  expect(await statusOf(put(`${pair}/people`, 'head', people))).toBe(403);
  expect(await statusOf(put(`${pair}/people`, 'methodist', { ...people, mentors: await ids('t07') }))).toBe(400);
  await answerOf(put(`${pair}/people`, 'methodist', people), 200);
  await answerOf(put(`${pair}/people`, 'methodist', people), 409);
  for (const path of [`pairs/${pair}`, `pairs/${pair}/reflections`, `threads/${thread}`, `pairs/${pair}/documents`]) {
    expect([path, await statusOf(request('GET', `/api/${path}`, { as: 't03' }))]).toEqual([path, 404]);
    expect([path, await statusOf(request('GET', `/api/${path}`, { as: 't21' }))]).toEqual([path, 200]);
  }
  expect(await titlesFor('t03')).toEqual(toldBefore);
  expect(await titlesFor('t03', 'pair-left')).toEqual(['Лицей № 18 и Школа № 30: вы больше не участвуете в паре']);
  expect((await titlesFor('t21')).at(-1)).toContain('вас включили');

  const now = { ...people, version: people.version + 1, coordinator: await idOf('methodist2') };
  await answerOf(put(`${pair}/people`, 'methodist', now), 200);
  expect(await statusOf(request('GET', `/api/threads/${thread}`, { as: 'methodist' }))).toBe(404);
  expect(await statusOf(request('GET', `/api/pairs/${pair}/silences`, { as: 'methodist' }))).toBe(404);
  expect(await statusOf(request('GET', `/api/threads/${thread}`, { as: 'methodist2' }))).toBe(200);
  const { history } = await answerOf<{ history: { act: string; note: string }[] }>(
    request('GET', `/api/pairs/${pair}/work`, { as: 'controller' }),
    200,
  );
  expect(history.slice(-2)).toMatchObject([
    { act: 'people', note: 'Пришли: Вероника Игоревна Медуницына. Ушли: Ирина Олеговна Ручьёва.' },
    { act: 'coordinator', note: 'Был(а) Елена Павловна Полянская, теперь Татьяна Фёдоровна Озерцова.' },
  ]);
});

test('a silent pair is told to its coordinator once a silence; half of the way asks both sides for their reflections', async () => {
  const { watchPairs } = await import('../../../api/support/mentoring/watch.ts');
  const before = (await titlesFor('methodist2')).length;
  await watchPairs();
  expect(await titlesFor('methodist2')).toHaveLength(before);
  const day = 86_400_000;
  await watchPairs(Date.now() + 22 * day);
  await watchPairs(Date.now() + 23 * day);
  const told = (await titlesFor('methodist2')).slice(before);
  expect(told).toEqual(['Лицей № 18 и Школа № 30: 21 день ни одной записи. Спросите, что случилось']);
  expect((await titlesFor('head')).join()).not.toContain('ни одной записи');
  await watchPairs(Date.now() + 120 * day);
  await watchPairs(Date.now() + 121 * day);
  expect((await titlesFor('t07')).filter((title) => title.includes('половина пути'))).toHaveLength(1);
  expect((await titlesFor('t03')).join()).not.toContain('половина пути');
});
