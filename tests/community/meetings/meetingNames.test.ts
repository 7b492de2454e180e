import { and, eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, statusOf } from '../../support/community.ts';
import { call, move, readMeeting } from '../../support/meetings.ts';
import { consent, newcomer, password } from '../../support/newcomer.ts';
import { openDatabase, placesOf } from '../../support/personalRows.ts';

const { read } = await import('../../../db/client.ts');
const { audit } = await import('../../../db/schema/audit.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');

const database = openDatabase();
afterAll(() => {
  database.close();
});

interface Item {
  id: string;
  speaker: string;
  heard: string;
  spoke: string;
}
const itemsOf = async (id: string, as?: string) => (await readMeeting(id, as)).items as unknown as Item[];

/** Somebody of an association who speaks at its meeting. */
async function speaker(surname: string) {
  const person = await newcomer();
  const headers = { Cookie: person.cookie };
  const name = `Евдокия Савельевна ${surname}`;
  await answerOf(request('PUT', '/api/me', { headers, body: { name, profile: 'private' } }), 200);
  const place = await association('everyone', 'open', ['teacher']);
  await answerOf(request('POST', `/api/associations/${place.id}/members`, { headers, body: {} }), 201);
  const { id } = await call(place.id, 'head', { agenda: [{ title: 'Что показал срез', speaker: name }] });
  const leave = () => answerOf(request('DELETE', '/api/me', { headers, body: { password } }), 204);
  return { ...person, headers, name, meeting: id, leave };
}

/** Signed minutes in which somebody spoke. */
async function signed(meeting: string, spoke: string): Promise<void> {
  await answerOf(move(meeting, 'held'), 200);
  const { items, version } = await readMeeting(meeting, 'head');
  const [chair, secretary] = [await idOf('head'), await idOf('teacher')];
  const said = items.map(({ id }) => ({ id, heard: 'о срезе', spoke }));
  await answerOf(
    request('PUT', `/api/meetings/${meeting}/minutes`, {
      as: 'head',
      body: { number: '7', chair, secretary, version, items: said },
    }),
    200,
  );
  await answerOf(move(meeting, 'closed'), 200);
}

interface Waiting {
  id: string;
  cause: string;
  words: string;
  meeting: { id: string };
}
const waitingFor = async (meeting: string) =>
  (
    await answerOf<{ items: Waiting[] }>(request('GET', '/api/meeting-names?limit=100', { as: 'methodist' }), 200)
  ).items.filter((one) => one.meeting.id === meeting);
const takeOut = (meeting: string, as: string, words: string, reason = 'Отзыв согласия, письмо в центр') =>
  request('POST', `/api/meetings/${meeting}/names`, { as, body: { words, reason } });

test('a speaker who is named whole leaves the minutes with their account, and guests see the name by consent', async () => {
  const person = await speaker('Подорожникова');
  expect((await itemsOf(person.meeting, 'head'))[0]?.speaker).toBe(person.name);
  expect((await itemsOf(person.meeting))[0]?.speaker).toBe('Участник');
  await consent(person.cookie, 'publication');
  expect((await itemsOf(person.meeting))[0]?.speaker).toBe(person.name);
  await person.leave();
  expect((await itemsOf(person.meeting, 'head'))[0]?.speaker).toBe('Бывший участник');
  expect(await waitingFor(person.meeting)).toEqual([]);
});

test('the centre is told in which minutes the name may stand, and it is taken out of signed ones with a reason', async () => {
  const person = await speaker('Зверобоева');
  await signed(person.meeting, 'Е. С. Зверобоева: похоже на наши. Зверобоевой ответили.');
  await person.leave();
  const [one] = await waitingFor(person.meeting);
  expect(one).toMatchObject({ cause: 'closed', words: 'Зверобоева' });
  const told = await read
    .select({ title: notifications.title })
    .from(notifications)
    .where(and(eq(notifications.userId, await idOf('methodist')), eq(notifications.url, '/meetings/names')));
  expect(told.length).toBeGreaterThan(0);
  for (const { title } of told) expect(title).not.toContain('Зверобоев');
  expect(await statusOf(takeOut(person.meeting, 'outsider', 'Зверобоевой'))).toBe(403);
  expect(await statusOf(takeOut(person.meeting, 'methodist', 'Зверобой'))).toBe(400);
  expect(await statusOf(takeOut(person.meeting, 'methodist', 'Зверобоевой', 'Просьба Зверобоевой'))).toBe(400);
  expect(await answerOf(takeOut(person.meeting, 'teacher', 'Е. С. Зверобоева'), 200)).toEqual({ places: 1 });
  expect(await answerOf(takeOut(person.meeting, 'methodist', 'Зверобоевой'), 200)).toEqual({ places: 1 });
  expect((await itemsOf(person.meeting, 'head'))[0]?.spoke).toBe(
    '[имя убрано]: похоже на наши. [имя убрано] ответили.',
  );
  expect((await readMeeting(person.meeting, 'head')).state).toBe('closed');
  const log = await read
    .select()
    .from(audit)
    .where(and(eq(audit.action, 'meeting.name-remove'), eq(audit.subjectId, person.meeting)));
  expect(log.map(({ detail }) => detail)).toMatchObject([
    { reason: 'Отзыв согласия, письмо в центр' },
    { reason: 'Отзыв согласия, письмо в центр' },
  ]);
  const settle = () => request('POST', `/api/meeting-names/${one?.id}/settlement`, { as: 'methodist' });
  await answerOf(settle(), 204);
  expect(await statusOf(settle())).toBe(404);
  expect(placesOf(database, 'Зверобоев')).toEqual([]);
});

test('the withdrawal of the consent to publication asks the centre to look too, once for all its minutes', async () => {
  const person = await speaker('Тысячелистова');
  await signed(person.meeting, 'Тысячелистова Е. С. показала примеры.');
  await consent(person.cookie, 'publication');
  const withdraw = () => request('DELETE', '/api/consents/publication', { headers: person.headers });
  await answerOf(withdraw(), 204);
  await consent(person.cookie, 'publication');
  await answerOf(withdraw(), 204);
  expect(await waitingFor(person.meeting)).toMatchObject([{ cause: 'withdrawn', words: 'Тысячелистова' }]);
});
