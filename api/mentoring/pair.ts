import { and, desc, eq, inArray, lt, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { pairPeople, pairs } from '../../db/schema/mentoring.ts';
import { schools } from '../../db/schema/schools.ts';
import { type Actor, type MaybeActor, signedIn } from '../accounts/actor.ts';
import { notFound } from '../http/problem.ts';
import { page } from '../http/route.ts';
import { maySeePair, seesEveryPair, seesNoPairs } from './policy.ts';

const leader = alias(schools, 'leader');
const supported = alias(schools, 'supported');
/** No pair has more people than a small staff room. */
const mostPeople = 100;

const rows = () =>
  read
    .select({
      pair: pairs,
      leader: { id: leader.id, title: leader.title, slug: leader.slug },
      supported: { id: supported.id, title: supported.title, slug: supported.slug },
      coordinator: { id: users.id, name: users.name },
    })
    .from(pairs)
    .innerJoin(leader, eq(leader.id, pairs.leaderId))
    .innerJoin(supported, eq(supported.id, pairs.supportedId))
    .innerJoin(users, eq(users.id, pairs.coordinatorId));
type Row = Awaited<ReturnType<typeof rows>>[number];

const schoolOf = ({ id, title, slug }: Row['leader']) => ({ id, title, url: `/schools/${slug}` });
const pairOf = ({ pair, leader: first, supported: second, coordinator }: Row) => ({
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

/** The pairs the caller may know of, newest first. @throws Problem 401; 404 for the administrator */
export async function listPairs(actor: MaybeActor, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  const person = signedIn(actor);
  if (seesNoPairs(person)) throw notFound();
  const found = await rows()
    .where(and(visibleTo(person), cursor ? lt(pairs.id, cursor) : undefined))
    .orderBy(desc(pairs.id))
    .limit(limit + 1);
  return page(found, limit, pairOf, ({ pair }) => pair.id);
}

/** One pair with its people. @throws Problem 404 for everyone who may not know of it */
export async function readPair(actor: MaybeActor, id: string) {
  const [row] = await rows().where(eq(pairs.id, id));
  if (!row) throw notFound();
  const people = await read
    .select({ id: users.id, name: users.name, side: pairPeople.side })
    .from(pairPeople)
    .innerJoin(users, eq(users.id, pairPeople.userId))
    .where(eq(pairPeople.pairId, id))
    .orderBy(users.name)
    .limit(mostPeople);
  if (!maySeePair(actor, { ...row.pair, peopleIds: people.map((person) => person.id) })) throw notFound();
  return { ...pairOf(row), people };
}
export type Pair = Awaited<ReturnType<typeof readPair>>;
