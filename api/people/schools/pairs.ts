import { and, eq, inArray, or } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { pairs } from '../../../db/schema/mentoring/pairs.ts';
import { type MaybeActor, seesEverySchool } from '../../platform/actor/index.ts';
import type { PairSides } from './policy.ts';

/**
 * The prepared and active pairs of the actor's school, as `shownKind` needs them. Ended pairs open
 * nothing. Empty for guests and for those who see every school anyway.
 */
export async function pairsOfActor(actor: MaybeActor): Promise<PairSides[]> {
  if (!actor?.school || seesEverySchool(actor)) return [];
  const open = inArray(pairs.state, ['proposed', 'agreed', 'active']);
  return read
    .select({ leaderId: pairs.leaderId, supportedId: pairs.supportedId })
    .from(pairs)
    .where(and(open, or(eq(pairs.leaderId, actor.school.id), eq(pairs.supportedId, actor.school.id))))
    .limit(100);
}
