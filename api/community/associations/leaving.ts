import { and, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { associationGroupMembers, associationGroups } from '../../../db/schema/associations/work.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { subscriptions } from '../../../db/schema/discussions/reading.ts';
import { meetingAssociations, meetingPeople, meetings } from '../../../db/schema/meetings.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import { rowOf } from './memberRow.ts';

/**
 * Ends a person's membership with everything that depends on it, in the caller's transaction: sub-groups and their leadership,
 * subscriptions to it and its discussions, pending letters, invitations to future meetings.
 * Their posts, their notifications and the minutes that name them stay.
 */
export async function depart(database: Database, associationId: string, userId: string): Promise<void> {
  await database.delete(associationMembers).where(rowOf(associationId, userId));
  const groups = database
    .select({ id: associationGroups.id })
    .from(associationGroups)
    .where(eq(associationGroups.associationId, associationId));
  await database
    .delete(associationGroupMembers)
    .where(and(eq(associationGroupMembers.userId, userId), inArray(associationGroupMembers.groupId, groups)));
  await database
    .update(associationGroups)
    .set({ leaderId: null })
    .where(and(eq(associationGroups.associationId, associationId), eq(associationGroups.leaderId, userId)));
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
  await withdrawLetters(database, associationId, userId);
  await uninvite(database, associationId, userId);
}

/** Notifications stay on the site; no letter mentions them any more. */
async function withdrawLetters(database: Database, associationId: string, userId: string): Promise<void> {
  await database
    .update(notifications)
    .set({ mailedAt: new Date() })
    .where(
      and(
        eq(notifications.userId, userId),
        isNull(notifications.mailedAt),
        sql`(${notifications.subject} = ${`association:${associationId}`}
          or ${notifications.subject} in (select 'thread:' || ${threads.id} from ${threads} where ${threads.associationId} = ${associationId})
          or ${notifications.subject} in (select 'meeting:' || ${meetingAssociations.meetingId} from ${meetingAssociations} where ${meetingAssociations.associationId} = ${associationId}))`,
      ),
    );
}

/** Removes them from the lists of future meetings, unless another association of the meeting invites them too. */
async function uninvite(database: Database, associationId: string, userId: string): Promise<void> {
  const ours = database
    .select({ id: meetings.id })
    .from(meetings)
    .innerJoin(meetingAssociations, eq(meetingAssociations.meetingId, meetings.id))
    .where(and(eq(meetings.state, 'planned'), eq(meetingAssociations.associationId, associationId)));
  const elsewhere = database
    .select({ one: sql`1` })
    .from(meetingAssociations)
    .innerJoin(
      associationMembers,
      and(
        eq(associationMembers.associationId, meetingAssociations.associationId),
        eq(associationMembers.userId, userId),
        inArray(associationMembers.membership, ['member', 'deputy', 'head']),
      ),
    )
    .where(and(eq(meetingAssociations.meetingId, meetingPeople.meetingId), eq(meetingAssociations.state, 'agreed')));
  await database
    .delete(meetingPeople)
    .where(
      and(eq(meetingPeople.userId, userId), inArray(meetingPeople.meetingId, ours), sql`not ${exists(elsewhere)}`),
    );
}
