import { eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { notificationSettings } from '../../../db/schema/notifications.ts';
import { readSettings } from '../../platform/settings/index.ts';
import { secretFrom } from '../accounts/index.ts';
import { offsetOf } from './clock.ts';
import { defaultHours } from './settings.ts';

/** The recipient of a letter with their choices; null when nothing may be sent. */
export async function readRecipient(userId: string) {
  const [person] = await read
    .select({ name: users.name, email: users.email, state: users.state, chosen: notificationSettings })
    .from(users)
    .leftJoin(notificationSettings, eq(notificationSettings.userId, users.id))
    .where(eq(users.id, userId));
  if (person?.state !== 'active') return null;
  const { name, email, chosen } = person;
  return { id: userId, name, email, channels: chosen?.channels, hours: chosen ?? defaultHours };
}
export type Recipient = NonNullable<Awaited<ReturnType<typeof readRecipient>>>;

/** The secret of a person's unsubscribe links: derived, so nothing is stored. */
export const mailSecretOf = (userId: string): string => secretFrom('unsubscribe', userId);

/** The current offset of the installation's time zone from UTC, and who signs its letters. */
export async function readPlace(now: Date): Promise<{ offset: number; centre: string }> {
  const { centre, timeZone } = await readSettings();
  return { centre, offset: offsetOf(timeZone, now) };
}
