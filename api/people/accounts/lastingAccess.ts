import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { tokens } from '../../../db/schema/accounts.ts';
import { stepTaken } from '../../platform/capability/index.ts';

/**
 * Revokes access without a session: reset links and the calendar address. Called where
 * sessions are ended for safety; nothing of it comes back by itself.
 */
export async function endLastingAccess(database: Database, userId: string): Promise<void> {
  await database.delete(tokens).where(and(eq(tokens.userId, userId), eq(tokens.purpose, 'reset')));
  await stepTaken(database, 'access.ended', { userId });
}
