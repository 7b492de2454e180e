import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, say, statusOf, thread } from '../../support/community.ts';
import { call, inDays, move, readMeeting, rightful, told } from '../../support/meetings.ts';

const { read, write } = await import('../../../db/client.ts');
const { associationMembers } = await import('../../../db/schema/associations/associations.ts');
const { associationGroupMembers } = await import('../../../db/schema/associations/work.ts');
const { meetings } = await import('../../../db/schema/meetings.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { subscriptions } = await import('../../../db/schema/discussions/reading.ts');
const { personalCalendar } = await import('../../../api/community/meetings/calendar.ts');
const { remind } = await import('../../../api/community/meetings/reminders.ts');

const remove = async (associationId: string, name: string) =>
  answerOf(
    request('DELETE', `/api/associations/${associationId}/members/${await idOf(name)}`, { as: 'methodist' }),
    204,
  );
const group = async (associationId: string, leader: string) =>
  answerOf<{ id: string }>(
    request('POST', `/api/associations/${associationId}/groups`, {
      as: 'head',
      body: { title: 'Пятые классы', purpose: 'Разобрать дроби.', leader: await idOf(leader) },
    }),
    201,
  );
const calendarOf = async (as: string) => {
  const { url } = await answerOf<{ url: string }>(request('POST', '/api/me/calendar', { as }), 201);
  return async () =>
    (await personalCalendar((url.match(/\/calendar\/(.+)\.ics$/) as RegExpMatchArray)[1] as string)).text;
};
const change = async (id: string) => {
  const { version } = await readMeeting(id, 'head');
  const now = await readMeeting(id, 'head');
  return request('PUT', `/api/meetings/${id}`, {
    as: 'head',
    body: {
      title: now.title,
      startsAt: inDays(4),
      form: 'mixed',
      place: 'Актовый зал',
      link: 'https://meet.school.test/other',
      agenda: now.items.map(({ id: item, title }) => ({ id: item, title, speaker: '' })),
      version,
    },
  });
};

describe('who has left a members-only association', () => {
  /** A way in by a member, with its answers before and after leaving. */
  test.each([
    ['member', 'leaves'],
    ['deputy', 'leaves'],
    ['member', 'is taken out'],
    ['head', 'is taken out'],
  ])('a %s who %s finds every way shut', async (place, how) => {
    const { id } = await association('members', 'closed', ['teacher']);
    const teacher = await idOf('teacher');
    if (place !== 'member')
      await answerOf(
        request('PUT', `/api/associations/${id}/members/${teacher}`, {
          as: 'methodist',
          body: { membership: place },
        }),
        200,
      );
    const as = place === 'head' ? 'methodist' : 'head';
    const title = `Закрытое ${place} ${how}`;
    const meeting = await call(id, as, { title });
    const talk = await thread(id, as);
    await say(talk.id, as, 'Дирижаблестроение');
    const calendar = await calendarOf('teacher');
    const ways: [string, () => Promise<unknown>, unknown, unknown][] = [];
    const get = (path: string, before = 200, after = 404) =>
      ways.push([path, () => statusOf(request('GET', path, { as: 'teacher' })), before, after]);
    const list = (path: string, key: string, wanted: string) =>
      ways.push([
        path,
        async () => {
          const { items } = await answerOf<{ items: Record<string, unknown>[] }>(
            request('GET', path, { as: 'teacher' }),
            200,
          );
          return items.some((item) => item[key] === wanted);
        },
        true,
        false,
      ]);
    get(`/api/meetings/${meeting.id}`);
    get(`/api/meetings?association=${id}`);
    get(`/api/threads/${talk.id}`);
    get(`/api/associations/${id}/members`);
    get(`/api/associations/${id}/groups`);
    list('/api/meetings?limit=100', 'id', meeting.id);
    list(`/api/discussions/search?q=${encodeURIComponent('дирижаблестроение')}`, 'thread', talk.id);
    ways.push(['calendar link', async () => (await calendar()).includes(meeting.id), true, false]);
    ways.push([
      'answer',
      () => statusOf(request('PUT', `/api/meetings/${meeting.id}/answer`, { as: 'teacher', body: { answer: 'yes' } })),
      200,
      404,
    ]);
    for (const [name, way, before] of ways) expect([name, await way()]).toEqual([name, before]);
    if (how === 'leaves')
      await answerOf(request('DELETE', `/api/associations/${id}/members/me`, { as: 'teacher' }), 204);
    else await remove(id, 'teacher');
    for (const [name, way, , after] of ways) expect([name, await way()]).toEqual([name, after]);
  });

  test('is named, told, reminded and written to no more; what was told stays', async () => {
    const { id } = await association('members', 'closed', ['teacher', 'mentor']);
    const teacher = await idOf('teacher');
    const meeting = await call(id, 'head', { title: 'Только своим' });
    const before = await told('teacher', 'Только своим');
    expect(before).toBe(1);
    await write((database) =>
      database.insert(subscriptions).values({
        userId: teacher,
        subject: 'association',
        subjectId: id,
        level: 'watching',
      }),
    );
    const waiting = () =>
      read
        .select({ id: notifications.id })
        .from(notifications)
        .where(
          and(
            eq(notifications.userId, teacher),
            eq(notifications.subject, `meeting:${meeting.id}`),
            isNull(notifications.mailedAt),
          ),
        );
    expect(await waiting()).toHaveLength(1);
    await remove(id, 'teacher');
    expect(await waiting()).toEqual([]);
    expect(await read.select().from(subscriptions).where(eq(subscriptions.subjectId, id))).toEqual([]);
    expect((await readMeeting(meeting.id, 'head')).people?.map((person) => person.id)).not.toContain(teacher);
    await answerOf(change(meeting.id), 200);
    const [row] = await read.select().from(meetings).where(eq(meetings.id, meeting.id));
    await remind({ meetingId: meeting.id, startsAt: row?.startsAt.getTime(), lead: 'day' });
    expect(await told('mentor', 'Только своим')).toBeGreaterThan(1);
    expect(await told('teacher', 'Только своим')).toBe(before);
  });

  test('is told nothing even where an old row of the invitation stands', async () => {
    const { id } = await association('members', 'closed', ['teacher']);
    const meeting = await call(id, 'head', { title: 'Старая строка' });
    await write(async (database) =>
      database
        .delete(associationMembers)
        .where(and(eq(associationMembers.associationId, id), eq(associationMembers.userId, await idOf('teacher')))),
    );
    expect(await statusOf(request('GET', `/api/meetings/${meeting.id}`, { as: 'teacher' }))).toBe(404);
    await answerOf(change(meeting.id), 200);
    expect(await told('teacher', 'Старая строка')).toBe(1);
  });
});

test('a secretary who has left writes no minutes, also where everybody reads them', async () => {
  const { id } = await association('everyone', 'open', ['teacher']);
  const meeting = await call(id);
  await answerOf(move(meeting.id, 'held'), 200);
  await rightful(meeting.id);
  const add = () =>
    statusOf(
      request('POST', `/api/meetings/${meeting.id}/outcomes`, {
        as: 'teacher',
        body: { kind: 'information', body: 'К сведению.' },
      }),
    );
  expect(await add()).toBe(201);
  await remove(id, 'teacher');
  expect(await add()).toBe(403);
  expect((await readMeeting(meeting.id, 'head')).people?.map((person) => person.id)).toContain(await idOf('teacher'));
});

describe('sub-groups', () => {
  test('end with the place in the association, leading them too', async () => {
    const { id } = await association('everyone', 'open', ['teacher', 'mentor']);
    const part = await group(id, 'teacher');
    const mentor = await idOf('mentor');
    const add = () => statusOf(request('PUT', `/api/groups/${part.id}/members/${mentor}`, { as: 'teacher' }));
    expect(await add()).toBeLessThan(300);
    await remove(id, 'teacher');
    expect(await add()).toBe(403);
    expect(
      await read
        .select({ id: associationGroupMembers.userId })
        .from(associationGroupMembers)
        .where(eq(associationGroupMembers.groupId, part.id)),
    ).toEqual([{ id: mentor }]);
  });

  test('call nobody who has left the association, though an old row of the group stands', async () => {
    const { id } = await association('members', 'closed', ['teacher', 'mentor']);
    const part = await group(id, 'teacher');
    await remove(id, 'teacher');
    await write(async (database) =>
      database
        .insert(associationGroupMembers)
        .values({ groupId: part.id, userId: await idOf('teacher') })
        .onConflictDoNothing(),
    );
    await call(id, 'head', { title: 'Подгруппа без ушедших', group: part.id });
    expect(await told('teacher', 'Подгруппа без ушедших')).toBe(0);
  });

  test.each(['member', 'leader'])('a %s who has left a group has no link, no calendar, no answer', async (place) => {
    const { id } = await association('members', 'closed', ['teacher', 'mentor']);
    const part = await group(id, place === 'leader' ? 'teacher' : 'mentor');
    const teacher = await idOf('teacher');
    await request('PUT', `/api/groups/${part.id}/members/${teacher}`, { as: 'head' });
    const meeting = await call(id, 'head', { group: part.id });
    const calendar = await calendarOf('teacher');
    const answer = () =>
      statusOf(request('PUT', `/api/meetings/${meeting.id}/answer`, { as: 'teacher', body: { answer: 'yes' } }));
    expect([await answer(), (await readMeeting(meeting.id, 'teacher')).link !== '']).toEqual([200, true]);
    expect(await calendar()).toContain(meeting.id);
    await answerOf(request('DELETE', `/api/groups/${part.id}/members/${teacher}`, { as: 'teacher' }), 204);
    expect([await answer(), (await readMeeting(meeting.id, 'teacher')).link]).toEqual([403, '']);
    expect(await calendar()).not.toContain(meeting.id);
  });
});
