import { and, eq, inArray, or } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { subscriptions } from '../../../db/schema/discussions/reading.ts';

/** Ends a person's following of associations that they left and of their discussions. */
export async function unfollowAssociation(
  database: Database,
  { associationIds, userId }: { associationIds: string[]; userId: string },
): Promise<void> {
  const talks = database.select({ id: threads.id }).from(threads).where(inArray(threads.associationId, associationIds));
  await database
    .delete(subscriptions)
    .where(
      and(
        eq(subscriptions.userId, userId),
        or(
          and(eq(subscriptions.subject, 'association'), inArray(subscriptions.subjectId, associationIds)),
          and(eq(subscriptions.subject, 'thread'), inArray(subscriptions.subjectId, talks)),
        ),
      ),
    );
}
