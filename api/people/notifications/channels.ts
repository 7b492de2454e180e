import { sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { type Channel, notificationSettings } from '../../../db/schema/notifications.ts';
import { defaultChannel, type NoticeKind, noticeKinds } from './kinds.ts';

/** The channels of a kind for each of these people, in one query. */
export async function channelsOf(
  database: Database,
  userIds: readonly string[],
): Promise<(userId: string, kind: string) => Channel> {
  const rows = await database
    .select({ userId: notificationSettings.userId, channels: notificationSettings.channels })
    .from(notificationSettings)
    .where(sql`${notificationSettings.userId} in (select value from json_each(${JSON.stringify(userIds)}))`);
  const chosen = new Map(rows.map(({ userId, channels }) => [userId, channels]));
  return (userId, kind) => channelIn(chosen.get(userId), kind);
}

/** The channels of a kind: what the person chose, else the default. */
export const channelIn = (chosen: Record<string, Channel> | undefined, kind: string): Channel =>
  chosen?.[kind] ?? defaultChannel(kind);

/** The kinds that a person gets by a channel. */
export const kindsBy = (chosen: Record<string, Channel> | undefined, channel: Channel): NoticeKind[] =>
  Object.keys(noticeKinds()).filter((kind) => channelIn(chosen, kind) === channel);
