import { and, eq, inArray } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { mentorCards } from '../../../db/schema/mentoring/mentorCards.ts';
import { pairs } from '../../../db/schema/mentoring/pairs.ts';
import { countOf } from '../../platform/russian/shared/russian.ts';
import { titleOf } from '../../platform/taxonomy/index.ts';
import { busyOf } from './cards.ts';
import { progressOf } from './progress.ts';

/** Mentors of these schools with a card, and their free places. */
export const handsOf = (schoolIds: string[]) =>
  read
    .select({
      schoolId: users.schoolId,
      name: users.name,
      subjects: mentorCards.subjects,
      deficits: mentorCards.deficits,
      capacity: mentorCards.capacity,
      busy: busyOf,
    })
    .from(mentorCards)
    .innerJoin(users, eq(users.id, mentorCards.userId))
    .where(and(inArray(users.schoolId, schoolIds), eq(users.state, 'active')))
    .orderBy(users.name)
    .limit(2000);
export type Hand = Awaited<ReturnType<typeof handsOf>>[number];

/** «Дмитрий Олегович Дубров: математика; свободно 1 место из 2». */
export function handWords({ name, subjects, deficits, capacity, busy }: Hand): string {
  const can = [
    ...subjects.map((code) => titleOf('subjects', code)),
    ...deficits.map((code) => titleOf('deficits', code)),
  ].map((title) => title.toLowerCase());
  const free = capacity - busy;
  return `${name}${can.length > 0 ? `: ${can.slice(0, 4).join(', ')}` : ''}; ${free > 0 ? `свободно ${countOf(free, 'место', 'места', 'мест')} из ${capacity}` : placesTaken({ capacity, busy })}`;
}

/** A note for a mentor with no free place; says so when they have more pairs than they offered. */
export const placesTaken = ({ capacity, busy }: { capacity: number; busy: number }): string =>
  busy > capacity
    ? `взял(а) ${countOf(busy, 'пару', 'пары', 'пар')} при готовности к ${capacity}: перегрузка`
    : `мест нет: уже ${countOf(busy, 'пара', 'пары', 'пар')} из ${capacity}`;

/** Results of these leader schools: the number of completed pairs and the mean progress of their goals. */
export async function pastOf(leaderIds: string[]) {
  const done = await read
    .select({ id: pairs.id, leaderId: pairs.leaderId })
    .from(pairs)
    .where(and(inArray(pairs.leaderId, leaderIds), eq(pairs.state, 'completed')))
    .limit(1000);
  const goals = await progressOf(done.map(({ id }) => id));
  return leaderIds.map((leaderId) => {
    const own = done.filter((pair) => pair.leaderId === leaderId);
    const reached = own.flatMap(({ id }) => goals.get(id) ?? []).map(({ share }) => share);
    const mean =
      reached.length > 0 ? Math.round(reached.reduce((sum, share) => sum + share, 0) / reached.length) : null;
    return { leaderId, completed: own.length, mean };
  });
}
export type Past = Awaited<ReturnType<typeof pastOf>>[number];
