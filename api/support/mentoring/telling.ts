import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import { schools } from '../../../db/schema/schools.ts';
import { type Notice, notify } from '../../people/notifications/index.ts';

/** Everyone involved in a pair, by relation. */
interface Circle {
  pairId: string;
  /** «Гимназия № 9 и Школа № 7». */
  title: string;
  mentors: string[];
  mentees: string[];
  coordinator: string;
  /** Both administrations, the leader's first. */
  administrations: string[];
}

/** The people involved now, read in the caller's transaction. */
export async function circleOf(database: Database, pairId: string): Promise<Circle> {
  const [pair] = await database.select().from(pairs).where(eq(pairs.id, pairId));
  if (!pair) throw new Error(`no pair ${pairId}`);
  const sides = [pair.leaderId, pair.supportedId];
  const people = await database.select().from(pairPeople).where(eq(pairPeople.pairId, pairId)).limit(100);
  const named = await database
    .select({ id: schools.id, title: schools.title })
    .from(schools)
    .where(inArray(schools.id, sides));
  const administrations = await database
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.schoolId, sides), eq(users.role, 'school_admin'), eq(users.state, 'active')))
    .limit(100);
  const of = (side: 'mentor' | 'mentee') => people.filter((one) => one.side === side).map(({ userId }) => userId);
  return {
    pairId,
    title: sides.map((id) => named.find((school) => school.id === id)?.title ?? '').join(' и '),
    mentors: of('mentor'),
    mentees: of('mentee'),
    coordinator: pair.coordinatorId,
    administrations: administrations.map(({ id }) => id),
  };
}

export const insidersOf = ({ mentors, mentees, coordinator }: Circle) => [...mentors, ...mentees, coordinator];

interface Words {
  title: string;
  reason: string;
  /** The part of the pair's page to open: `#tasks`. */
  at?: string;
  actorId?: string;
  /** In place of the pair: what is told to those who are no more of it. */
  subject?: string;
}

const noticeOf = (pairId: string, { at = '', ...words }: Words): Notice => ({
  kind: 'pair',
  url: `/pairs/${pairId}${at}`,
  subject: `pair:${pairId}`,
  // That two schools are a pair reveals that one needs support: mail has no details.
  secret: true,
  ...words,
});

/** Notifies people of a pair's step, in its transaction. */
export const tell = (database: Database, pairId: string, to: readonly string[], words: Words) =>
  notify(database, to, noticeOf(pairId, words));

/** As `tell`, but only once: for jobs, which may run twice after a crash. The title must be unique per occasion. */
export async function tellOnce(database: Database, pairId: string, to: readonly string[], words: Words) {
  const told = await database
    .select({ userId: notifications.userId })
    .from(notifications)
    .where(
      and(
        inArray(notifications.userId, [...to, '']),
        eq(notifications.subject, `pair:${pairId}`),
        eq(notifications.title, words.title),
      ),
    )
    .limit(500);
  const rest = to.filter((id) => !told.some(({ userId }) => userId === id));
  await notify(database, rest, noticeOf(pairId, words));
}

export const becauseInside = 'вы участвуете в этой паре';
export const becauseCoordinates = 'вы координируете эту пару';
export const becauseAdministers = 'вы — администрация школы из этой пары';
