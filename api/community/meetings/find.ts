import { and, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { type Database, read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import { meetingAssociations, meetingPeople, meetings } from '../../../db/schema/meetings.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { inCalledGroup } from './called.ts';
import { type MeetingStanding, maySeeMeeting } from './policy.ts';

const mine = alias(associationMembers, 'mine');

/** The associations of a meeting with the caller's place in each. */
const placesOf = (database: Database, meetingId: string, actorId: string) =>
  database
    .select({
      id: associations.id,
      slug: associations.slug,
      title: associations.title,
      visibility: associations.visibility,
      host: meetingAssociations.host,
      state: meetingAssociations.state,
      membership: mine.membership,
    })
    .from(meetingAssociations)
    .innerJoin(associations, eq(associations.id, meetingAssociations.associationId))
    .leftJoin(mine, and(eq(mine.associationId, associations.id), eq(mine.userId, actorId)))
    .where(eq(meetingAssociations.meetingId, meetingId))
    .orderBy(meetingAssociations.host, associations.title);

/** The row of a meeting with facts for the rules. @throws Problem 404 when the caller may not know of it */
export async function findMeeting(actor: MaybeActor, id: string, database: Database = read) {
  const [[meeting], places, [called]] = await Promise.all([
    database.select().from(meetings).where(eq(meetings.id, id)),
    placesOf(database, id, actor?.id ?? ''),
    database
      .select({ answer: meetingPeople.answer })
      .from(meetingPeople)
      .where(and(eq(meetingPeople.meetingId, id), eq(meetingPeople.userId, actor?.id ?? ''))),
  ]);
  if (!meeting) throw notFound('Такого заседания нет, или оно видно не всем.');
  const standing: MeetingStanding = {
    places: places.map((place) => ({ ...place, membership: place.membership ?? 'none' })),
    outsideGroup: !(await inCalledGroup(meeting.groupId, actor?.id ?? '', database)),
    chairId: meeting.chairId,
    secretaryId: meeting.secretaryId,
  };
  if (!maySeeMeeting(actor, standing)) throw notFound('Такого заседания нет, или оно видно не всем.');
  return {
    meeting,
    places: places.map((place) => ({
      ...place,
      membership: place.membership ?? ('none' as const),
      url: `/associations/${place.slug}`,
    })),
    standing,
    answer: called?.answer ?? null,
  };
}

/** Ids of the members of these associations, or of one of their sub-groups. */
export async function memberIds(database: Database, associationIds: string[]): Promise<string[]> {
  const rows = await database
    .selectDistinct({ id: associationMembers.userId })
    .from(associationMembers)
    .innerJoin(users, and(eq(users.id, associationMembers.userId), eq(users.state, 'active')))
    .where(
      and(
        inArray(associationMembers.associationId, associationIds),
        inArray(associationMembers.membership, ['member', 'deputy', 'head']),
      ),
    )
    .limit(2000);
  return rows.map(({ id }) => id);
}
