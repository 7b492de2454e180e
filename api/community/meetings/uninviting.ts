import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { calendarLinks, meetingAssociations, meetingPeople, meetings } from '../../../db/schema/meetings.ts';
import { calledElsewhere } from '../associations/index.ts';

/** Off the lists of meetings to come, save where another association that meets calls them too. */
export async function uninvite(
  database: Database,
  { associationIds, userId }: { associationIds: string[]; userId: string },
): Promise<void> {
  const ours = database
    .select({ id: meetings.id })
    .from(meetings)
    .innerJoin(meetingAssociations, eq(meetingAssociations.meetingId, meetings.id))
    .where(and(eq(meetings.state, 'planned'), inArray(meetingAssociations.associationId, associationIds)));
  await database
    .delete(meetingPeople)
    .where(
      and(
        eq(meetingPeople.userId, userId),
        inArray(meetingPeople.meetingId, ours),
        sql`not ${calledElsewhere(userId, meetingPeople.meetingId)}`,
      ),
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
