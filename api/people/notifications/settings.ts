import { and, eq, inArray, isNull } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { type Channel, notificationSettings, notifications } from '../../../db/schema/notifications.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { enqueueEach } from '../../platform/jobs/index.ts';
import { parse } from '../../platform/problem/index.ts';
import { channelIn } from './channels.ts';
import type { Hours } from './clock.ts';
import { settingsInput } from './input.ts';
import { type NoticeKind, noticeKinds } from './kinds.ts';
import { letterJob } from './notify.ts';

interface NotificationSettings extends Hours {
  channels: Record<NoticeKind, Channel>;
}

/** The defaults. Immediate letters may come at any hour; people who mind set quiet hours. */
export const defaultHours: Hours = {
  digest: 'daily',
  hour: 7,
  weekday: 1,
  quietFrom: null,
  quietUntil: null,
  pausedUntil: null,
};

/** The caller's notification settings. */
export async function readOwnSettings(actor: Actor): Promise<NotificationSettings> {
  const [row] = await read.select().from(notificationSettings).where(eq(notificationSettings.userId, actor.id));
  const { digest, hour, weekday, quietFrom, quietUntil, pausedUntil } = row ?? defaultHours;
  const kinds = Object.keys(noticeKinds());
  const channels = Object.fromEntries(kinds.map((kind) => [kind, channelIn(row?.channels, kind)]));
  return {
    channels: channels as Record<NoticeKind, Channel>,
    digest,
    hour,
    weekday,
    quietFrom,
    quietUntil,
    pausedUntil: pausedUntil && pausedUntil.getTime() > Date.now() ? pausedUntil : null,
  };
}

/**
 * Saves them. Letters postponed by a pause or quiet hours are rescheduled; notifications that had no mail channel and now have one
 * are not mailed afterwards.
 * @throws Problem 400
 */
export async function saveOwnSettings(actor: Actor, input: unknown): Promise<NotificationSettings> {
  const before = await readOwnSettings(actor);
  const wanted = parse(settingsInput, input);
  const channels: Record<NoticeKind, Channel> = Object.assign({ ...before.channels }, wanted.channels);
  const kinds = Object.keys(noticeKinds());
  const mailed = (channel: Channel) => channel === 'now' || channel === 'digest';
  const nowMailed = kinds.filter(
    (kind) => !mailed(channelIn(before.channels, kind)) && mailed(channelIn(channels, kind)),
  );
  await write(async (database) => {
    await putSettings(database, actor.id, { ...wanted, channels });
    if (nowMailed.length > 0)
      await database
        .update(notifications)
        .set({ mailedAt: new Date() })
        .where(
          and(
            eq(notifications.userId, actor.id),
            inArray(notifications.kind, nowMailed),
            isNull(notifications.mailedAt),
          ),
        );
    await enqueueEach(database, letterJob, [{ userId: actor.id }]);
  });
  return readOwnSettings(actor);
}

type Row = typeof notificationSettings.$inferInsert;

/** Writes a person's settings; creates the row when there is none. */
export async function putSettings(database: Database, userId: string, set: Partial<Row>): Promise<void> {
  await database
    .insert(notificationSettings)
    .values({ ...set, userId })
    .onConflictDoUpdate({ target: notificationSettings.userId, set: { ...set, userId } });
}
