import { and, eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { type Channel, notificationSettings } from '../../../db/schema/notifications.ts';
import { notFound } from '../../platform/problem/index.ts';
import { seedIn } from '../accounts/index.ts';
import { channelIn, kindsBy } from './channels.ts';
import { type NoticeKind, noticeKinds } from './kinds.ts';
import { putSettings } from './settings.ts';

const settingsBy = async (database: Database, secret: string) => {
  const userId = seedIn('unsubscribe', secret);
  const [row] = userId
    ? await database
        .select({ userId: users.id, chosen: notificationSettings.channels })
        .from(users)
        .leftJoin(notificationSettings, eq(notificationSettings.userId, users.id))
        .where(and(eq(users.id, userId), eq(users.state, 'active')))
    : [];
  if (!row)
    throw notFound(
      'Эта ссылка из письма не действует. Письмами можно распорядиться в настройках уведомлений после входа.',
    );
  return { userId: row.userId, channels: row.chosen ?? {} };
};

/** What an unsubscribe link ends: the digest, immediate letters of some kinds, or every letter. */
function kindsFrom(chosen: Record<string, Channel>, from: string): NoticeKind[] {
  if (from === 'digest') return kindsBy(chosen, 'digest');
  if (from === 'all') return [...kindsBy(chosen, 'digest'), ...kindsBy(chosen, 'now')];
  const named = from.split('.');
  return kindsBy(chosen, 'now').filter((kind) => named.includes(kind));
}

/** What the page of such a link shows before anything changes. @throws Problem 404 */
export async function readUnsubscription(secret: string, from: string): Promise<{ titles: string[] }> {
  const { channels } = await settingsBy(read, secret);
  return { titles: kindsFrom(channels, from).map((kind) => noticeKinds()[kind] ?? kind) };
}

/**
 * Ends letters by the secret of an unsubscribe link, without signing in; notifications in the app stay. Idempotent
 * (RFC 8058: the mail provider posts it by itself).
 */
export async function unsubscribe(secret: string, from: string): Promise<void> {
  await write(async (database) => {
    const { channels, userId } = await settingsBy(database, secret);
    const ended = Object.fromEntries(kindsFrom(channels, from).map((kind): [string, Channel] => [kind, 'site']));
    const all = Object.keys(noticeKinds()).map((kind): [string, Channel] => [kind, channelIn(channels, kind)]);
    await putSettings(database, userId, { channels: { ...Object.fromEntries(all), ...ended } });
  });
}
