import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { read } from '../../../db/client.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { pairs } from '../../../db/schema/mentoring/pairs.ts';
import { moderationCases } from '../../../db/schema/moderation.ts';
import { type Actor, isMethodist, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { isConfirmed } from '../associations/policy.ts';
import { isTheirs, moderatesAnything, type Scope } from './policy.ts';

const most = 500;

/** What a person moderates. */
async function scopeOf(actor: Actor): Promise<Scope> {
  if (!isConfirmed(actor)) return { everywhere: false, associations: [], pairs: [] };
  const [led, coordinated] = await Promise.all([
    read
      .select({ id: associationMembers.associationId })
      .from(associationMembers)
      .where(and(eq(associationMembers.userId, actor.id), inArray(associationMembers.membership, ['deputy', 'head'])))
      .limit(most),
    actor.role === 'admin'
      ? []
      : read.select({ id: pairs.id }).from(pairs).where(eq(pairs.coordinatorId, actor.id)).limit(most),
  ]);
  return {
    everywhere: isMethodist(actor),
    associations: led.map(({ id }) => id),
    pairs: coordinated.map(({ id }) => id),
  };
}

/** @throws Problem 401, 403 when the caller moderates nothing */
export async function requireScope(caller: MaybeActor): Promise<{ actor: Actor; scope: Scope }> {
  const actor = signedIn(caller);
  const scope = await scopeOf(actor);
  if (!moderatesAnything(scope))
    throw forbidden('Сюда заходят методисты, руководители объединений и их заместители, координаторы пар.');
  return { actor, scope };
}

/** `isTheirs` as a condition. */
export function theirs(
  { everywhere, associations, pairs: coordinated }: Scope,
  columns: { associationId: AnySQLiteColumn; pairId: AnySQLiteColumn },
): SQL {
  const nothing = sql`false`;
  return or(
    everywhere ? isNull(columns.pairId) : nothing,
    associations.length > 0 ? inArray(columns.associationId, [...associations]) : nothing,
    coordinated.length > 0 ? inArray(columns.pairId, [...coordinated]) : nothing,
  ) as SQL;
}

/** Which of these cases are not this person's to decide any more. */
export async function notTheirs(person: Actor, ids: readonly string[]): Promise<string[]> {
  const scope = await scopeOf(person);
  const rows = await read
    .select({
      id: moderationCases.id,
      associationId: moderationCases.associationId,
      pairId: moderationCases.pairId,
    })
    .from(moderationCases)
    .where(inArray(moderationCases.id, [...ids]));
  return rows.filter((one) => !isTheirs(scope, one)).map(({ id }) => id);
}
