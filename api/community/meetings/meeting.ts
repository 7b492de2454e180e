import { asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationGroups } from '../../../db/schema/associations/work.ts';
import { meetingItems, meetingPeople, meetings } from '../../../db/schema/meetings.ts';
import { publishes, shownPerson } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { findMeeting } from './find.ts';
import { readOutcomes } from './outcomeList.ts';
import { mayAnswer, mayKnowPeople, mayLeadMeeting, mayWriteMinutes } from './policy.ts';

const chair = alias(users, 'chair');
const secretary = alias(users, 'secretary');

/** A guest sees the name of a speaker only with their consent to publication. */
const itemsOf = (viewer: MaybeActor, id: string) =>
  read
    .select({
      id: meetingItems.id,
      title: meetingItems.title,
      speaker: viewer
        ? meetingItems.speaker
        : sql<string>`case when ${meetingItems.speakerId} is null or ${publishes(meetingItems.speakerId)} then ${meetingItems.speaker} else 'Участник' end`,
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

/** Invited people by name, with answer and attendance. */
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
 * A meeting with its agenda, outcomes and earlier open decisions. The list of people and the online link are
 * only for members of its associations and the centre; others get the number of people.
 * @throws Problem 404
 */
export async function readMeeting(actor: MaybeActor, id: string) {
  const { meeting, places, standing, answer } = await findMeeting(actor, id);
  const host = places.find((place) => place.host);
  const [items, [names], people, outcomes] = await Promise.all([
    itemsOf(actor, id),
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
