import { and, asc, eq, gt, inArray, isNull, lt, ne, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { meetingAssociations, meetingOutcomes, meetings } from '../../../db/schema/meetings.ts';
import { publishes, shownPerson } from '../../people/accounts/index.ts';
import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';
import { leads } from '../associations/policy.ts';
import { isOfThePlaces } from './called.ts';

const place = alias(associationMembers, 'place');

const rows = (associationId: string, actor: MaybeActor) =>
  read
    .select({
      outcome: meetingOutcomes,
      meeting: { id: meetings.id, title: meetings.title, startsAt: meetings.startsAt },
      person: { id: users.id, name: users.name, role: users.role, publishes: publishes(users.id) },
      membership: place.membership,
      ofThePlaces: isOfThePlaces(actor?.id ?? '', meetingOutcomes.meetingId) as SQL<number>,
    })
    .from(meetingOutcomes)
    .innerJoin(meetings, eq(meetings.id, meetingOutcomes.meetingId))
    .leftJoin(users, eq(users.id, meetingOutcomes.responsibleId))
    .leftJoin(place, and(eq(place.associationId, associationId), eq(place.userId, meetingOutcomes.responsibleId)));
type Row = Awaited<ReturnType<typeof rows>>[number];

/** Roles whose due days are deadlines: heads, administrations, the centre. A teacher's part is voluntary and never overdue (order 779). */
const owes = ({ person, membership }: Row) =>
  person !== null &&
  (['school_admin', 'methodist', 'controller', 'admin'].includes(person.role) || leads(membership ?? 'none'));

const shown = (actor: MaybeActor, row: Row, now: number) => {
  const { responsibleId: _responsible, doneBy: _by, ...outcome } = row.outcome;
  const passed = outcome.doneAt === null && outcome.due !== null && outcome.due.getTime() < now;
  return {
    ...outcome,
    meeting: { ...row.meeting, url: `/meetings/${row.meeting.id}` },
    responsible: row.person?.id
      ? shownPerson(actor, { ...row.person, publishes: Boolean(row.person.publishes) })
      : null,
    /** Past a binding due day: never true for a teacher. */
    overdue: passed && owes(row),
    /** Past its due day; for a teacher only a hint to talk it over. */
    passed,
    /** Whether the caller, who is responsible, may say that it is done: `mayMarkOwn` of the policy. */
    own:
      actor?.state === 'active' &&
      row.outcome.responsibleId === actor.id &&
      (isMethodist(actor) || Boolean(row.ofThePlaces)),
  };
};
export type Outcome = ReturnType<typeof shown>;

/** The outcomes of this meeting, and earlier decisions and tasks that were open when it began. */
export async function readOutcomes(actor: MaybeActor, meeting: { id: string; startsAt: Date }, hostId: string) {
  const earlier = read
    .select({ id: meetingAssociations.meetingId })
    .from(meetingAssociations)
    .innerJoin(meetings, eq(meetings.id, meetingAssociations.meetingId))
    .where(
      and(
        eq(meetingAssociations.associationId, hostId),
        eq(meetingAssociations.state, 'agreed'),
        lt(meetings.startsAt, meeting.startsAt),
        ne(meetings.state, 'cancelled'),
      ),
    );
  const now = Date.now();
  const [own, carried] = await Promise.all([
    rows(hostId, actor)
      .where(eq(meetingOutcomes.meetingId, meeting.id))
      .orderBy(asc(meetingOutcomes.createdAt), asc(meetingOutcomes.id))
      .limit(100),
    rows(hostId, actor)
      .where(
        and(
          inArray(meetingOutcomes.meetingId, earlier),
          ne(meetingOutcomes.kind, 'information'),
          or(isNull(meetingOutcomes.doneAt), gt(meetingOutcomes.doneAt, meeting.startsAt)),
        ),
      )
      .orderBy(asc(meetings.startsAt), asc(meetingOutcomes.id))
      .limit(100),
  ]);
  return { outcomes: own.map((row) => shown(actor, row, now)), carried: carried.map((row) => shown(actor, row, now)) };
}

/** The open decisions and tasks of an association, the oldest first. */
export async function openOutcomes(actor: MaybeActor, associationId: string) {
  const held = read
    .select({ id: meetingAssociations.meetingId })
    .from(meetingAssociations)
    .where(and(eq(meetingAssociations.associationId, associationId), eq(meetingAssociations.state, 'agreed')));
  const found = await rows(associationId, actor)
    .where(
      and(
        inArray(meetingOutcomes.meetingId, held),
        ne(meetingOutcomes.kind, 'information'),
        isNull(meetingOutcomes.doneAt),
      ),
    )
    .orderBy(asc(meetings.startsAt), asc(meetingOutcomes.id))
    .limit(100);
  const now = Date.now();
  return found.map((row) => shown(actor, row, now));
}
