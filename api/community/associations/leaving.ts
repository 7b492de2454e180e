import { and, eq, inArray, type SQLWrapper, sql } from 'drizzle-orm';
import { afterCommit, type Database } from '../../../db/client.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { associationGroupMembers, associationGroups } from '../../../db/schema/associations/work.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { meetingAssociations, meetings } from '../../../db/schema/meetings.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import { withdrawLetters } from '../../people/notifications/index.ts';
import { stepTaken } from '../../platform/capability/index.ts';
import { changed } from './memberRow.ts';

/**
 * Ends a person's place in associations with all that hung on it, in the caller's transaction: sub-groups and leading them,
 * following them and their discussions, letters that were to come, invitations to meetings that have not been held.
 * What they wrote, what they were told and whom the minutes name stay.
 */
export async function depart(database: Database, associationIds: readonly string[], userId: string): Promise<void> {
  const left = [...associationIds];
  await database
    .delete(associationMembers)
    .where(and(eq(associationMembers.userId, userId), inArray(associationMembers.associationId, left)));
  const groups = database
    .select({ id: associationGroups.id })
    .from(associationGroups)
    .where(inArray(associationGroups.associationId, left));
  await database
    .delete(associationGroupMembers)
    .where(and(eq(associationGroupMembers.userId, userId), inArray(associationGroupMembers.groupId, groups)));
  await database
    .update(associationGroups)
    .set({ leaderId: null })
    .where(and(inArray(associationGroups.associationId, left), eq(associationGroups.leaderId, userId)));
  await withdrawPlaceLetters(database, left, userId);
  await stepTaken(database, 'association.left', { associationIds: left, userId });
}

/** Ends every place of a person who goes for good, and tells what shows their associations. */
export async function departEverywhere(database: Database, userId: string): Promise<void> {
  const places = await database
    .select({ id: associationMembers.associationId })
    .from(associationMembers)
    .where(eq(associationMembers.userId, userId))
    .limit(2000);
  const left = places.map(({ id }) => id);
  await depart(database, left, userId);
  afterCommit(() => left.forEach(changed));
}

async function withdrawPlaceLetters(database: Database, left: string[], userId: string): Promise<void> {
  const among = sql`(select value from json_each(${JSON.stringify(left)}))`;
  await withdrawLetters(
    database,
    [userId],
    sql`(${notifications.subject} in (select 'association:' || value from json_each(${JSON.stringify(left)}))
      or ${notifications.subject} in (select 'thread:' || ${threads.id} from ${threads} where ${threads.associationId} in ${among})
      or ${notifications.subject} in (select 'meeting:' || ${meetingAssociations.meetingId} from ${meetingAssociations}
        where ${meetingAssociations.associationId} in ${among} and not ${calledElsewhere(userId, meetingAssociations.meetingId)}))`,
  );
}

/** Another association that meets, of which the person is a member still, calls them to it too: never to the meeting of a sub-group. */
export const calledElsewhere = (userId: string, meetingId: SQLWrapper) =>
  sql`exists (select 1 from ${meetingAssociations} as other
    join ${associationMembers} as member on member.associationId = other.associationId
    join ${meetings} as meeting on meeting.id = other.meetingId
    where other.meetingId = ${meetingId} and other.state = 'agreed' and meeting.groupId is null
      and member.userId = ${userId} and member.membership in ('member', 'deputy', 'head'))`;
