import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { associationGroupMembers, associationGroups } from '../../../db/schema/associations/work.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { meetingAssociations } from '../../../db/schema/meetings.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import { withdrawLetters } from '../../people/notifications/index.ts';
import { takeStep } from '../../platform/capability/index.ts';
import { rowOf } from './memberRow.ts';

/**
 * Ends a person's place in an association with all that hung on it, in the caller's transaction: sub-groups and leading them,
 * following it and its discussions, letters that were to come, invitations to meetings that have not been held.
 * What they wrote, what they were told and whom the minutes name stay.
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
  await withdrawPlaceLetters(database, associationId, userId);
  await takeStep(database, 'association.left', { associationId, userId });
}

async function withdrawPlaceLetters(database: Database, associationId: string, userId: string): Promise<void> {
  await withdrawLetters(
    database,
    userId,
    sql`(${notifications.subject} = ${`association:${associationId}`}
      or ${notifications.subject} in (select 'thread:' || ${threads.id} from ${threads} where ${threads.associationId} = ${associationId})
      or ${notifications.subject} in (select 'meeting:' || ${meetingAssociations.meetingId} from ${meetingAssociations} where ${meetingAssociations.associationId} = ${associationId}))`,
  );
}
