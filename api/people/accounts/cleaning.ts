import { and, isNotNull, lt, ne, or } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { tokens } from '../../../db/schema/accounts.ts';
import { forgetOldDevices } from './knownDevices.ts';
import { deleteExpiredSessions } from './session.ts';

/** How long the sender still sees an expired invitation in the list, in milliseconds. */
const shownExpired = 7 * 24 * 3_600_000;

/** Deletes expired sessions, browsers unused for a year, and used or expired links. */
export async function deleteExpired(now: number): Promise<void> {
  await deleteExpiredSessions();
  await forgetOldDevices(now);
  const expired = lt(tokens.expiresAt, new Date(now));
  const unseen = lt(tokens.expiresAt, new Date(now - shownExpired));
  await write((database) =>
    database.delete(tokens).where(or(isNotNull(tokens.usedAt), and(expired, ne(tokens.purpose, 'invitation')), unseen)),
  );
}
