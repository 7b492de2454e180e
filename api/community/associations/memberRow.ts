import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { associationMembers, type Membership } from '../../../db/schema/associations/associations.ts';
import { emit } from '../../platform/signals/index.ts';

/** The row of a person in an association. */
export const rowOf = (associationId: string, userId: string) =>
  and(eq(associationMembers.associationId, associationId), eq(associationMembers.userId, userId));

/** A person's place in an association; null when they never asked for one. */
export async function placeOf(database: Database, associationId: string, userId: string): Promise<Membership | null> {
  const [row] = await database
    .select({ membership: associationMembers.membership })
    .from(associationMembers)
    .where(rowOf(associationId, userId));
  return row?.membership ?? null;
}

/** Writes a person's place; reuses the row of an earlier request or refusal. */
export const put = (
  database: Database,
  associationId: string,
  userId: string,
  set: Partial<typeof associationMembers.$inferInsert>,
) => {
  const values = { membership: 'member' as const, refusal: '', createdAt: new Date(), ...set };
  return database
    .insert(associationMembers)
    .values({ associationId, userId, ...values })
    .onConflictDoUpdate({ target: [associationMembers.associationId, associationMembers.userId], set: values });
};

/** Signals that the members of the association changed. */
export const changed = (associationId: string) => emit({ kind: 'association.changed', associationId });
