import { and, eq, exists, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { calendarLinks, meetingAssociations, meetingPeople, meetings } from '../../../db/schema/meetings.ts';

/** Off the lists of meetings to come, save where another association that meets calls them too. */
export async function uninvite(
  database: Database,
  { associationId, userId }: { associationId: string; userId: string },
): Promise<void> {
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

/** Off the lists of a sub-group's meetings to come. */
export async function uninviteFromGroup(
  database: Database,
  { groupId, userId }: { groupId: string; userId: string },
): Promise<void> {
  const coming = database
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.groupId, groupId), eq(meetings.state, 'planned')));
  await database
    .delete(meetingPeople)
    .where(and(eq(meetingPeople.userId, userId), inArray(meetingPeople.meetingId, coming)));
}

/** The address of a person's calendar stops working. */
export async function endCalendar(database: Database, { userId }: { userId: string }): Promise<void> {
  await database.delete(calendarLinks).where(eq(calendarLinks.userId, userId));
}
