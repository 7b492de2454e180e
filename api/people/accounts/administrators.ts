import { and, count, eq, ne } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { conflict } from '../../platform/problem/index.ts';

/** Refuses (409) a change that would leave the platform without an administrator. Call it inside the transaction of the change. */
export async function requireAnotherAdministrator(database: Database, userId: string): Promise<void> {
  const [row] = await database
    .select({ others: count() })
    .from(users)
    .where(and(eq(users.role, 'admin'), eq(users.state, 'active'), ne(users.id, userId)));
  if (row?.others === 0) throw conflict('Это последний администратор. Сначала назначьте другого.');
}
