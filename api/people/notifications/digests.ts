import { and, eq, gt, isNull, min } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { notificationSettings, notifications } from '../../../db/schema/notifications.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { channelIn } from './channels.ts';
import { mailable } from './claim.ts';
import { lastDue } from './clock.ts';
import { readPlace } from './recipient.ts';
import { defaultHours } from './settings.ts';

export const digestJob = 'notifications.digest';

/**
 * Queues a job for each person whose digest is due and not empty. Runs every hour; a missed run is made
 * up for by the next, because it looks at the last due hour and not at the current one.
 */
export async function planDigests(now = new Date()): Promise<void> {
  const { offset } = await readPlace(now);
  const waiting = await read
    .select({
      userId: notifications.userId,
      kind: notifications.kind,
      since: min(notifications.createdAt),
      chosen: notificationSettings,
    })
    .from(notifications)
    .leftJoin(notificationSettings, eq(notificationSettings.userId, notifications.userId))
    .where(
      and(
        isNull(notifications.mailedAt),
        isNull(notifications.readAt),
        gt(notifications.createdAt, new Date(now.getTime() - mailable)),
      ),
    )
    .groupBy(notifications.userId, notifications.kind);
  const due = new Map<string, Date>();
  for (const { userId, kind, since, chosen } of waiting) {
    const hours = chosen ?? defaultHours;
    if (channelIn(chosen?.channels, kind) !== 'digest' || (hours.pausedUntil ?? now) > now) continue;
    const at = lastDue(hours, offset, now);
    if (since && since <= at && (chosen?.digestAt ?? new Date(0)) < at) due.set(userId, at);
  }
  if (due.size === 0) return;
  await write(async (database) => {
    for (const [userId, at] of due)
      await enqueue(database, digestJob, { userId }, { key: `${digestJob}:${userId}:${at.toISOString()}` });
  });
}
