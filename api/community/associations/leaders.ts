import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';

/** Ids of an association's head and deputies. */
export async function leadersOf(database: Database, associationId: string): Promise<string[]> {
  const leaders = await database
    .select({ id: associationMembers.userId })
    .from(associationMembers)
    .where(
      and(
        eq(associationMembers.associationId, associationId),
        inArray(associationMembers.membership, ['deputy', 'head']),
      ),
    )
    .limit(100);
  return leaders.map(({ id }) => id);
}
