import { and, asc, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { type Database, read } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { associationMembers, associations } from '../../db/schema/associations.ts';
import { associationGroups } from '../../db/schema/associationWork.ts';
import { meetingAssociations, meetingItems, meetingPeople, meetings } from '../../db/schema/meetings.ts';
import type { MaybeActor } from '../accounts/actor.ts';
import { publishes, shownPerson } from '../accounts/shownPerson.ts';
import { notFound } from '../http/problem.ts';
import { readOutcomes } from './outcomeList.ts';
import {
  type MeetingStanding,
  mayAnswer,
  mayKnowPeople,
  mayLeadMeeting,
  maySeeMeeting,
  mayWriteMinutes,
} from './policy.ts';

const mine = alias(associationMembers, 'mine');
const chair = alias(users, 'chair');
const secretary = alias(users, 'secretary');

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

/** The row of a meeting with what the rules need. @throws Problem 404 when the caller may not know of it */
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
    invited: called !== undefined,
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

const itemsOf = (id: string) =>
  read
    .select({
      id: meetingItems.id,
      title: meetingItems.title,
      speaker: meetingItems.speaker,
      heard: meetingItems.heard,
      spoke: meetingItems.spoke,
    })
    .from(meetingItems)
    .where(eq(meetingItems.meetingId, id))
    .orderBy(asc(meetingItems.position))
    .limit(50);

const namesOf = (id: string) =>
  read
    .select({
      chair: { id: chair.id, name: chair.name, publishes: publishes(chair.id) },
      secretary: { id: secretary.id, name: secretary.name, publishes: publishes(secretary.id) },
      group: { id: associationGroups.id, title: associationGroups.title },
    })
    .from(meetings)
    .leftJoin(chair, eq(chair.id, meetings.chairId))
    .leftJoin(secretary, eq(secretary.id, meetings.secretaryId))
    .leftJoin(associationGroups, eq(associationGroups.id, meetings.groupId))
    .where(eq(meetings.id, id));

/** Who is called, by name, with answer and attendance. */
export const peopleOf = (id: string) =>
  read
    .select({
      id: users.id,
      name: users.name,
      role: users.role,
      answer: meetingPeople.answer,
      attendance: meetingPeople.attendance,
    })
    .from(meetingPeople)
    .innerJoin(users, eq(users.id, meetingPeople.userId))
    .where(eq(meetingPeople.meetingId, id))
    .orderBy(asc(users.name))
    .limit(500);

const shown = (viewer: MaybeActor, person: { id: string | null; name: string | null; publishes: number } | null) =>
  person?.id && person.name
    ? shownPerson(viewer, { id: person.id, name: person.name, publishes: Boolean(person.publishes) })
    : null;

/**
 * A meeting with its agenda, outcomes and the open decisions of earlier ones. Who is called and the link stand in it for the
 * people of its associations and the centre alone; others get their number.
 * @throws Problem 404
 */
export async function readMeeting(actor: MaybeActor, id: string) {
  const { meeting, places, standing, answer } = await findMeeting(actor, id);
  const host = places.find((place) => place.host);
  const [items, [names], people, outcomes] = await Promise.all([
    itemsOf(id),
    namesOf(id),
    peopleOf(id),
    readOutcomes(actor, meeting, host?.id ?? ''),
  ]);
  const knows = mayKnowPeople(actor, standing);
  const { chairId: _chair, secretaryId: _secretary, groupId: _group, createdBy: _createdBy, ...own } = meeting;
  return {
    ...own,
    link: knows ? meeting.link : '',
    url: `/meetings/${id}`,
    associations: places,
    group: names?.group?.id ? names.group : null,
    chair: shown(actor, names?.chair ?? null),
    secretary: shown(actor, names?.secretary ?? null),
    items,
    ...outcomes,
    people: knows ? people : null,
    counts: {
      called: people.length,
      yes: people.filter((person) => person.answer === 'yes').length,
      maybe: people.filter((person) => person.answer === 'maybe').length,
      no: people.filter((person) => person.answer === 'no').length,
      present: people.filter(({ attendance }) => attendance === 'present').length,
    },
    answer,
    may: {
      lead: mayLeadMeeting(actor, standing),
      write: mayWriteMinutes(actor, standing),
      answer: mayAnswer(actor, standing),
    },
  };
}
export type Meeting = Awaited<ReturnType<typeof readMeeting>>;

/** The ids of those who belong to these associations, or to one sub-group of them. */
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
