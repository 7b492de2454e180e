import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf } from '../../support/community.ts';

const { personalCalendar, meetingCalendar } = await import('../../../api/community/meetings/calendar.ts');
const { read, write } = await import('../../../db/client.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { pairPeople, pairPlans, pairs } = await import('../../../db/schema/mentoring/pairs.ts');
const { and, eq } = await import('drizzle-orm');

const secretOf = (url: string) => (url.match(/\/calendar\/(.+)\.ics$/) as RegExpMatchArray)[1] as string;
const fresh = async (as: string) =>
  secretOf((await answerOf<{ url: string }>(request('POST', '/api/me/calendar', { as }), 201)).url);
const call = (id: string, title: string, more: Record<string, unknown> = {}) =>
  answerOf<{ id: string }>(
    request('POST', `/api/associations/${id}/meetings`, {
      as: 'head',
      body: {
        title,
        startsAt: '2026-12-10T15:00:00+03:00',
        minutes: 60,
        form: 'mixed',
        place: 'Лицей № 18',
        link: 'https://meet.school.test/x',
        ...more,
      },
    }),
    201,
  );
/** The lines of a calendar, put together again where they were folded. */
const lines = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('a person’s calendar', () => {
  test('holds the meetings of all their associations in UTC, and only those', async () => {
    const mine = await association('members', 'closed', ['teacher']);
    const other = await association('everyone', 'open');
    const own = await call(mine.id, 'Дроби, доли; проценты');
    await call(other.id, 'Чужое заседание');
    const { text } = await personalCalendar(await fresh('teacher'));
    const found = lines(text);
    expect(found[0]).toBe('BEGIN:VCALENDAR');
    expect(found.some((line) => line.startsWith(`UID:meeting-${own.id}@`))).toBe(true);
    expect(found).toContain('SUMMARY:Дроби\\, доли\\; проценты');
    expect(found).toContain('DTSTART:20261210T120000Z');
    expect(found).toContain('DTEND:20261210T130000Z');
    expect(text).not.toContain('VTIMEZONE');
    expect(text).not.toContain('Чужое заседание');
  });

  test('the same meetings give the same mark; a change gives another, a cancelled one says so', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id, 'Под отмену');
    const secret = await fresh('teacher');
    const first = await personalCalendar(secret);
    expect((await personalCalendar(secret)).etag).toBe(first.etag);
    await answerOf(
      request('POST', `/api/meetings/${meeting.id}/state`, {
        as: 'head',
        body: { state: 'cancelled', reason: 'Болезнь' },
      }),
      200,
    );
    const second = await personalCalendar(secret);
    expect(second.etag).not.toBe(first.etag);
    expect(second.text).toContain('STATUS:CANCELLED');
  });

  test('a new address makes the old one blind; so does closing, and a blocked person', async () => {
    const old = await fresh('outsider');
    const secret = await fresh('outsider');
    expect(secret.length).toBeGreaterThan(40);
    await expect(personalCalendar(old)).rejects.toMatchObject({ status: 404 });
    await personalCalendar(secret);
    const id = await idOf('outsider');
    const set = (state: 'active' | 'blocked') =>
      write((database) => database.update(users).set({ state }).where(eq(users.id, id)));
    await set('blocked');
    await expect(personalCalendar(secret)).rejects.toMatchObject({ status: 404 });
    await set('active');
    expect((await request('DELETE', '/api/me/calendar', { as: 'outsider' })).status).toBe(204);
    await expect(personalCalendar(secret)).rejects.toMatchObject({ status: 404 });
    expect(await answerOf(request('GET', '/api/me/calendar', { as: 'outsider' }), 200)).toEqual({ url: null });
  });

  test('says of a pair’s meeting when it is and nothing else, to its people alone', async () => {
    const [pair] = await read
      .select({ id: pairs.id, coordinatorId: pairs.coordinatorId })
      .from(pairs)
      .innerJoin(pairPeople, and(eq(pairPeople.pairId, pairs.id), eq(pairPeople.userId, await idOf('teacher'))))
      .where(eq(pairs.state, 'active'));
    const { id, coordinatorId } = pair as { id: string; coordinatorId: string };
    await write((database) =>
      database.insert(pairPlans).values({
        pairId: id,
        userId: coordinatorId,
        at: new Date('2026-12-15T09:00:00Z'),
        form: 'call',
        place: 'Тайное место',
        topics: 'Тайная тема',
      }),
    );
    for (const name of ['teacher', 'mentor', 'methodist']) {
      const { text } = await personalCalendar(await fresh(name));
      expect(lines(text)).toContain('SUMMARY:Встреча пары');
      expect(lines(text)).toContain('DTSTART:20261215T090000Z');
      expect(text).not.toMatch(/Тайн/);
      expect(text).not.toContain(`/pairs/${id}`);
    }
    for (const name of ['outsider', 'school', 'head'])
      expect((await personalCalendar(await fresh(name))).text).not.toContain('20261215T090000Z');
  });

  test('one meeting alone: the link stands in it for those who are called', async () => {
    const { id } = await association('everyone', 'open');
    const meeting = await call(id, 'Онлайн', { form: 'online', place: '' });
    expect((await meetingCalendar(null, meeting.id)).text).not.toContain('meet.school.test');
    expect((await meetingCalendar(null, meeting.id)).text).toContain('SUMMARY:Онлайн');
  });
});
