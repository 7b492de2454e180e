import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { meetingPeople, meetings } from '../../../db/schema/meetings.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import { notify } from '../../people/notifications/index.ts';
import { enqueue, onJob } from '../../platform/jobs/index.ts';
import { dayOf, timeOf } from '../../platform/russian/shared/russian.ts';
import { calledIds } from './called.ts';

const before = { day: 24 * 3_600_000, hour: 3_600_000 } as const;
const words = { day: 'Завтра заседание', hour: 'Через час заседание' } as const;
type Lead = keyof typeof before;

/** Schedules both reminders of a meeting, except those in the past. A moved meeting gets new ones. */
export async function remindOf(database: Database, meeting: { id: string; startsAt: Date }): Promise<void> {
  const start = meeting.startsAt.getTime();
  for (const lead of ['day', 'hour'] as const) {
    const runAt = new Date(start - before[lead]);
    if (runAt.getTime() <= Date.now()) continue;
    await enqueue(
      database,
      'meeting.remind',
      { meetingId: meeting.id, startsAt: start, lead },
      { runAt, key: `meeting:${meeting.id}:${start}:${lead}` },
    );
  }
}

/** Reminds members who did not decline; does nothing when the meeting was moved, held or cancelled, or the reminder was sent already. */
export async function remind(payload: Record<string, unknown>): Promise<void> {
  const { meetingId, startsAt, lead } = payload as { meetingId: string; startsAt: number; lead: Lead };
  await write(async (database) => {
    const [meeting] = await database.select().from(meetings).where(eq(meetings.id, meetingId));
    if (meeting?.state !== 'planned' || meeting.startsAt.getTime() !== startsAt) return;
    const title = `${words[lead]}: «${meeting.title}», ${dayOf(meeting.startsAt)} в ${timeOf(meeting.startsAt)}`;
    const subject = `meeting:${meetingId}`;
    const ids = await calledIds(database, meetingId, or(isNull(meetingPeople.answer), ne(meetingPeople.answer, 'no')));
    const told = await database
      .select({ id: notifications.userId })
      .from(notifications)
      .where(
        and(inArray(notifications.userId, ids), eq(notifications.subject, subject), eq(notifications.title, title)),
      );
    const known = new Set(told.map(({ id }) => id));
    await notify(
      database,
      ids.filter((id) => !known.has(id)),
      { kind: 'meeting', title, reason: 'вас пригласили на заседание', url: `/meetings/${meetingId}`, subject },
    );
  });
}

/** Called once per process, at start. */
export function registerMeetingJobs(): void {
  onJob('meeting.remind', remind, 'Напомнить о заседании за день и за час');
}
