import { inArray, isNotNull, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { associationMembers, associations } from '../../db/schema/associations.ts';
import { threads } from '../../db/schema/discussions.ts';
import { isMethodist, type MaybeActor } from '../accounts/actor.ts';
import { isConfirmed } from '../associations/policy.ts';

/** The caller's place in a discussion's association: joined by `associationId` and the caller's id. */
export const mine = alias(associationMembers, 'mine');

/** `maySeeInside` of the associations' policy as a condition; what is about a publication is open. Talks of pairs stand in no list. */
export function visibleTo(actor: MaybeActor): SQL | undefined {
  if (isConfirmed(actor) && isMethodist(actor)) return undefined;
  return or(
    isNotNull(threads.publicationId),
    inArray(associations.visibility, isConfirmed(actor) ? ['everyone', 'signed-in'] : ['everyone']),
    isConfirmed(actor) ? inArray(mine.membership, ['member', 'deputy', 'head']) : undefined,
  );
}
