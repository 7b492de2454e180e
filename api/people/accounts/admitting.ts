import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';

/** Makes an account; null when its address has one already. */
export async function openAccount(
  database: Database,
  person: typeof users.$inferInsert,
): Promise<{ id: string } | null> {
  const [user] = await database.insert(users).values(person).onConflictDoNothing().returning({ id: users.id });
  return user ?? null;
}

const waiting = (userId: string) => and(eq(users.id, userId), eq(users.state, 'waiting'));

/** Lets in somebody who waits for their school; false when they no longer wait. */
export async function admitWaiting(database: Database, userId: string): Promise<boolean> {
  const admitted = await database
    .update(users)
    .set({ state: 'active' })
    .where(waiting(userId))
    .returning({ id: users.id });
  return admitted.length > 0;
}

/** Erases the account of somebody who waits for their school. */
export async function eraseWaiting(database: Database, userId: string): Promise<void> {
  await database.delete(users).where(waiting(userId));
}
