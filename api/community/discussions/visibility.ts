import { and, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../../db/client.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';
import { type Actor, isMethodist, type MaybeActor } from '../../platform/actor/index.ts';
import { isConfirmed } from '../associations/policy.ts';

/** The caller's membership in a discussion's association: joined by `associationId` and the caller's id. */
export const mine = alias(associationMembers, 'mine');

/** `maySeeInside` of the associations' policy as a condition; discussions about publications are open. Discussions of pairs are in no list. */
export function visibleTo(actor: MaybeActor): SQL | undefined {
  if (isConfirmed(actor) && isMethodist(actor)) return undefined;
  return or(
    isNotNull(threads.publicationId),
    inArray(associations.visibility, isConfirmed(actor) ? ['everyone', 'signed-in'] : ['everyone']),
    isConfirmed(actor) ? inArray(mine.membership, ['member', 'deputy', 'head']) : undefined,
  );
}

/** What search may find for the caller: what `visibleTo` shows, and a pair's discussion for its current people and its coordinator. */
export function findableBy(actor: MaybeActor): SQL | undefined {
  const shared = and(isNull(threads.pairId), visibleTo(actor));
  if (!actor || !isConfirmed(actor) || actor.role === 'admin') return shared;
  return or(
    shared,
    sql`exists (select 1 from ${pairPeople} where ${pairPeople.pairId} = ${threads.pairId} and ${pairPeople.userId} = ${actor.id})`,
    sql`exists (select 1 from ${pairs} where ${pairs.id} = ${threads.pairId} and ${pairs.coordinatorId} = ${actor.id})`,
  );
}

/** Which of these discussions a person may not read. */
export async function closedTo(person: Actor, ids: readonly string[]): Promise<string[]> {
  const rows = await read
    .select({ id: threads.id })
    .from(threads)
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, person.id)))
    .where(and(inArray(threads.id, [...ids]), sql`not coalesce((${findableBy(person)}), false)`));
  return rows.map(({ id }) => id);
}
