import { and, eq, inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { type Database, read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { associationGroupMembers } from '../../../db/schema/associations/work.ts';
import { meetingAssociations, meetingPeople, meetings } from '../../../db/schema/meetings.ts';
import { type Actor, isMethodist } from '../../platform/actor/index.ts';

/**
 * Who belongs to a meeting today, as a condition on a person: a member of its association, and of its sub-group
 * where only that one is invited. The row of an invitation is history; it opens nothing by itself.
 */
export const belongsToMeeting = (userId: SQLWrapper | string, meetingId: SQLWrapper | string): SQL =>
  sql`exists (select 1 from ${meetingAssociations} as place
    join ${associationMembers} as member on member.associationId = place.associationId
    join ${meetings} as meeting on meeting.id = place.meetingId
    join ${users} as person on person.id = member.userId
    where place.meetingId = ${meetingId} and place.state = 'agreed' and member.userId = ${userId}
      and member.membership in ('member', 'deputy', 'head') and person.state = 'active'
      and (meeting.groupId is null or exists (select 1 from ${associationGroupMembers} as part
        where part.groupId = meeting.groupId and part.userId = member.userId)))`;

/** Who is, today, a member of an association that meets, as a condition on a person; the rule's `isOfThePlaces`. */
export const isOfThePlaces = (userId: SQLWrapper | string, meetingId: SQLWrapper | string): SQL =>
  sql`exists (select 1 from ${meetingAssociations} as place
    join ${associationMembers} as member on member.associationId = place.associationId
    where place.meetingId = ${meetingId} and place.state = 'agreed' and member.userId = ${userId}
      and member.membership in ('member', 'deputy', 'head'))`;

/** On rows of `meeting_people`: those who were called and still belong. */
export const stillCalled = belongsToMeeting(meetingPeople.userId, meetingPeople.meetingId);

/** Ids of people invited to a meeting who still belong to it. */
export async function calledIds(database: Database, meetingId: string, more?: SQL): Promise<string[]> {
  const rows = await database
    .select({ id: meetingPeople.userId })
    .from(meetingPeople)
    .where(and(eq(meetingPeople.meetingId, meetingId), stillCalled, more))
    .limit(2000);
  return rows.map(({ id }) => id);
}

/** Which of these meetings call a person no more: they belong neither to those who meet nor to those who lead an association asked to. */
export async function callNoMore(person: Actor, ids: readonly string[]): Promise<string[]> {
  if (isMethodist(person)) return [];
  const rows = await read
    .select({ id: meetings.id })
    .from(meetings)
    .where(
      and(
        inArray(meetings.id, [...ids]),
        sql`not ${belongsToMeeting(person.id, meetings.id)}`,
        sql`not exists (select 1 from ${meetingAssociations} as place
          join ${associationMembers} as member on member.associationId = place.associationId
          where place.meetingId = ${meetings.id} and member.userId = ${person.id} and member.membership in ('deputy', 'head'))`,
      ),
    );
  return rows.map(({ id }) => id);
}

/** The ids of a sub-group's people who belong to its association today. */
export async function groupIds(database: Database, groupId: string, associationIds: string[]): Promise<string[]> {
  const rows = await database
    .selectDistinct({ id: associationGroupMembers.userId })
    .from(associationGroupMembers)
    .innerJoin(
      associationMembers,
      and(
        eq(associationMembers.userId, associationGroupMembers.userId),
        inArray(associationMembers.associationId, associationIds),
        inArray(associationMembers.membership, ['member', 'deputy', 'head']),
      ),
    )
    .innerJoin(users, and(eq(users.id, associationGroupMembers.userId), eq(users.state, 'active')))
    .where(eq(associationGroupMembers.groupId, groupId))
    .limit(2000);
  return rows.map(({ id }) => id);
}

/** Whether a person is in a meeting's sub-group; true where everyone is invited. */
export async function inCalledGroup(
  groupId: string | null,
  userId: string,
  database: Database = read,
): Promise<boolean> {
  if (groupId === null) return true;
  const [row] = await database
    .select({ id: associationGroupMembers.userId })
    .from(associationGroupMembers)
    .where(and(eq(associationGroupMembers.groupId, groupId), eq(associationGroupMembers.userId, userId)));
  return row !== undefined;
}
