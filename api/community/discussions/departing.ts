import { and, eq, inArray, or } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { subscriptions } from '../../../db/schema/discussions/reading.ts';

/** Ends a person's following of an association that they left and of its discussions. */
export async function unfollowAssociation(
  database: Database,
  { associationId, userId }: { associationId: string; userId: string },
): Promise<void> {
  const talks = database.select({ id: threads.id }).from(threads).where(eq(threads.associationId, associationId));
  await database
    .delete(subscriptions)
    .where(
      and(
        eq(subscriptions.userId, userId),
        or(
          and(eq(subscriptions.subject, 'association'), eq(subscriptions.subjectId, associationId)),
          and(eq(subscriptions.subject, 'thread'), inArray(subscriptions.subjectId, talks)),
        ),
      ),
    );
}
