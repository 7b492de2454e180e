import { createHash } from 'node:crypto';
import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { calendarLinks, meetings } from '../../../db/schema/meetings.ts';
import { pairPeople, pairPlans, pairs } from '../../../db/schema/mentoring/pairs.ts';
import { seedIn } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { config } from '../../platform/config/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { belongsToMeeting } from './called.ts';
import { readMeeting } from './meeting.ts';

export interface CalendarFile {
  text: string;
  etag: string;
}

/** A year back and all future ones. */
const kept = 366 * 86_400_000;
const host = new URL(config.siteUrl).hostname;

type Row = Pick<
  typeof meetings.$inferSelect,
  'id' | 'title' | 'startsAt' | 'minutes' | 'place' | 'link' | 'state' | 'version' | 'createdAt'
>;

const eventOf = (meeting: Row) => ({
  id: `meeting-${meeting.id}@${host}`,
  sequence: meeting.version - 1,
  start: meeting.startsAt,
  end: new Date(meeting.startsAt.getTime() + meeting.minutes * 60_000),
  // Derived from the meeting alone: the same meeting gives the same bytes and the same ETag.
  stamp: meeting.createdAt,
  summary: meeting.title,
  location: meeting.place || meeting.link || null,
  url: `${config.siteUrl}/meetings/${meeting.id}`,
  status: meeting.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
});

function fileOf(name: string, events: Parameters<ReturnType<typeof ical>['createEvent']>[0][]): CalendarFile {
  const calendar = ical({
    name,
    prodId: { company: 'Opora', product: 'Calendar', language: 'RU' },
    ttl: 3600,
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const event of events) calendar.createEvent(event);
  const text = calendar.toString();
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}

/** The owner of a calendar. A blocked account has none. @throws Problem 404 */
async function ownerOf(secret: string): Promise<string> {
  const [found] = await read
    .select({ id: users.id })
    .from(calendarLinks)
    .innerJoin(users, and(eq(users.id, calendarLinks.userId), eq(users.state, 'active')))
    .where(eq(calendarLinks.seed, seedIn('calendar', secret) ?? ''));
  if (!found) throw notFound('Календаря по этому адресу нет: возможно, ссылку обновили.');
  return found.id;
}

/** Meetings of the associations the person belongs to today, and of their own sub-groups where one is invited. */
function meetingsOf(userId: string, since: Date) {
  return read
    .select({
      id: meetings.id,
      title: meetings.title,
      startsAt: meetings.startsAt,
      minutes: meetings.minutes,
      place: meetings.place,
      link: meetings.link,
      state: meetings.state,
      version: meetings.version,
      createdAt: meetings.createdAt,
    })
    .from(meetings)
    .where(and(belongsToMeeting(userId, meetings.id), gt(meetings.startsAt, since)))
    .orderBy(asc(meetings.startsAt), asc(meetings.id))
    .limit(1000);
}

/** Future meetings of the person's pairs: only the time. */
function pairMeetingsOf(userId: string, since: Date) {
  const inside = read.select({ id: pairPeople.pairId }).from(pairPeople).where(eq(pairPeople.userId, userId));
  return read
    .select({ id: pairPlans.id, at: pairPlans.at, version: pairPlans.version, createdAt: pairPlans.createdAt })
    .from(pairPlans)
    .innerJoin(pairs, eq(pairs.id, pairPlans.pairId))
    .where(
      and(
        or(inArray(pairPlans.pairId, inside), eq(pairs.coordinatorId, userId)),
        eq(pairs.state, 'active'),
        gt(pairPlans.at, since),
      ),
    )
    .orderBy(asc(pairPlans.at))
    .limit(500);
}

/** The calendar at a secret address (RFC 5545), in UTC. Meetings of a pair are only «Встреча пары». @throws Problem 404 */
export async function personalCalendar(secret: string, now = Date.now()): Promise<CalendarFile> {
  const userId = await ownerOf(secret);
  const since = new Date(now - kept);
  const [own, pairMeetings] = await Promise.all([meetingsOf(userId, since), pairMeetingsOf(userId, since)]);
  return fileOf('Опора: заседания и встречи', [
    ...own.map(eventOf),
    ...pairMeetings.map(({ id, at, version, createdAt }) => ({
      id: `pair-${id}@${host}`,
      sequence: version - 1,
      start: at,
      end: new Date(at.getTime() + 3_600_000),
      stamp: createdAt,
      summary: 'Встреча пары',
    })),
  ]);
}

/** One meeting for a calendar, with the online link only for those who may see it. @throws Problem 404 */
export async function meetingCalendar(actor: MaybeActor, id: string): Promise<CalendarFile> {
  const meeting = await readMeeting(actor, id);
  return fileOf(meeting.title, [eventOf(meeting)]);
}
