import { and, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';
import { schools } from '../../../db/schema/schools.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { forbidden, notFound } from '../../platform/problem/index.ts';
import type { pairsQuery } from './input.ts';
import { lastEntry, orderOf, progress } from './order.ts';
import { maySeePair, seesEveryPair, seesNoPairs, worksInside } from './policy.ts';
import { progressOf } from './progress.ts';
import { silentSince } from './silence.ts';

const leader = alias(schools, 'leader');
const supported = alias(schools, 'supported');
/** No pair has more people. */
const mostPeople = 100;

const rows = () =>
  read
    .select({
      pair: pairs,
      leader: { id: leader.id, title: leader.title, slug: leader.slug },
      supported: { id: supported.id, title: supported.title, slug: supported.slug },
      coordinator: { id: users.id, name: users.name },
      thread: threads.id,
      lastEntryAt: lastEntry,
      progress,
    })
    .from(pairs)
    .innerJoin(leader, eq(leader.id, pairs.leaderId))
    .innerJoin(supported, eq(supported.id, pairs.supportedId))
    .innerJoin(users, eq(users.id, pairs.coordinatorId))
    .leftJoin(threads, eq(threads.pairId, pairs.id));
type Row = Awaited<ReturnType<typeof rows>>[number];

const schoolOf = ({ id, title, slug }: Row['leader']) => ({ id, title, url: `/schools/${slug}` });
const pairOf = ({ pair, leader: first, supported: second, coordinator, lastEntryAt }: Row, since: Date) => ({
  id: pair.id,
  url: `/pairs/${pair.id}`,
  state: pair.state,
  purpose: pair.purpose,
  leader: schoolOf(first),
  supported: schoolOf(second),
  coordinator,
  createdAt: pair.createdAt,
  startedAt: pair.startedAt,
  endedAt: pair.endedAt,
  lastEntryAt: new Date(lastEntryAt),
  silent: pair.state === 'active' && lastEntryAt < since.getTime(),
});

/** `maySeePair` as a condition. */
function visibleTo(actor: Actor): SQL | undefined {
  if (seesEveryPair(actor)) return undefined;
  const own = read.select({ id: pairPeople.pairId }).from(pairPeople).where(eq(pairPeople.userId, actor.id));
  const schoolId = actor.role === 'school_admin' ? actor.school?.id : undefined;
  return or(
    inArray(pairs.id, own),
    eq(pairs.coordinatorId, actor.id),
    schoolId ? eq(pairs.leaderId, schoolId) : undefined,
    schoolId ? eq(pairs.supportedId, schoolId) : undefined,
  );
}

/** The pairs the caller may see, newest first unless another order is given. @throws Problem 401; 404 for the administrator */
export async function listPairs(actor: MaybeActor, query: z.infer<typeof pairsQuery>) {
  const person = signedIn(actor);
  if (seesNoPairs(person)) throw notFound();
  const { limit, cursor, state, silent, mine, school, coordinator, sort } = query;
  const order = orderOf(sort, supported.title, cursor);
  const since = await silentSince();
  const found = await rows()
    .where(
      and(
        visibleTo(person),
        order.after,
        state ? eq(pairs.state, state) : undefined,
        silent ? and(eq(pairs.state, 'active'), lt(lastEntry, since.getTime())) : undefined,
        mine ? eq(pairs.coordinatorId, person.id) : undefined,
        coordinator ? eq(pairs.coordinatorId, coordinator) : undefined,
        school ? or(eq(pairs.leaderId, school), eq(pairs.supportedId, school)) : undefined,
      ),
    )
    .orderBy(...order.by)
    .limit(limit + 1);
  const shown = found.slice(0, limit).map(({ pair }) => pair.id);
  const [people, goals] = await Promise.all([peopleOf(shown), progressOf(shown)]);
  return page(
    found,
    limit,
    (row) => {
      const own = people.filter(({ pairId }) => pairId === row.pair.id).map(({ pairId: _pair, ...one }) => one);
      const inside = worksInside(person, { ...row.pair, peopleIds: own.map(({ id }) => id) });
      return {
        ...pairOf(row, since),
        ...(inside && { thread: row.thread }),
        people: own,
        goals: goals.get(row.pair.id) ?? [],
        progress: row.progress < 0 ? null : row.progress,
      };
    },
    (row) => order.cursorOf({ ...row, id: row.pair.id, title: row.supported.title }),
  );
}
export type PairRow = Awaited<ReturnType<typeof listPairs>>['items'][number];

/** Which of these pairs a person may not see any more. */
export async function closedTo(person: Actor, ids: readonly string[]): Promise<string[]> {
  const seen = seesNoPairs(person) ? sql`false` : visibleTo(person);
  const rows = await read
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(inArray(pairs.id, [...ids]), sql`not (${seen ?? sql`true`})`));
  return rows.map(({ id }) => id);
}

async function peopleOf(pairIds: string[]) {
  if (pairIds.length === 0) return [];
  return read
    .select({ pairId: pairPeople.pairId, id: users.id, name: users.name, side: pairPeople.side })
    .from(pairPeople)
    .innerJoin(users, eq(users.id, pairPeople.userId))
    .where(inArray(pairPeople.pairId, pairIds))
    .orderBy(users.name)
    .limit(mostPeople * pairIds.length);
}

/** One pair with its people. `thread` is only for mentors, mentees and the coordinator. @throws Problem 404 for everyone who may not know of it */
export async function readPair(actor: MaybeActor, id: string) {
  const [row] = await rows().where(eq(pairs.id, id));
  if (!row) throw notFound();
  const people = (await peopleOf([id])).map(({ pairId: _pair, ...person }) => person);
  const parties = { ...row.pair, peopleIds: people.map((person) => person.id) };
  if (!maySeePair(actor, parties)) throw notFound();
  const { leaderAgreedAt, supportedAgreedAt } = row.pair;
  return {
    ...pairOf(row, await silentSince()),
    ...(worksInside(actor, parties) && { thread: row.thread }),
    leaderAgreedAt,
    supportedAgreedAt,
    people,
    peopleVersion: row.pair.peopleVersion,
    /** Facts for the rules; not part of the API's answer. */
    parties,
  };
}
export type Pair = Awaited<ReturnType<typeof readPair>>;

/** A pair, for people who work in it. @throws Problem 401, 404, 403 */
export async function insidePair(actor: MaybeActor, id: string) {
  const person = signedIn(actor);
  const pair = await readPair(person, id);
  if (!worksInside(person, pair.parties)) throw forbidden('Это делают наставники, наставляемые и координатор пары.');
  return { person, pair };
}

/** The schools of the pairs that the caller may see, by title: for the filter. @throws Problem 401; 404 for the administrator */
export async function schoolsInPairs(actor: MaybeActor) {
  const person = signedIn(actor);
  if (seesNoPairs(person)) throw notFound();
  const found = await rows().where(visibleTo(person)).limit(1000);
  const named = new Map(found.flatMap((row) => [row.leader, row.supported]).map(({ id, title }) => [id, title]));
  return [...named]
    .map(([value, title]) => ({ value, title }))
    .sort((one, other) => one.title.localeCompare(other.title, 'ru', { numeric: true }));
}
