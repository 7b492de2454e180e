import type { Actor } from '../../platform/actor/index.ts';
import { isConfirmed } from '../associations/policy.ts';
import type { Thread } from '../discussions/index.ts';
import { mayModerate } from '../discussions/policy.ts';

/** What a person moderates: ids of associations they lead and of pairs they coordinate; a methodist everything but pairs. */
export interface Scope {
  everywhere: boolean;
  associations: readonly string[];
  pairs: readonly string[];
}
interface Placed {
  associationId: string | null;
  pairId: string | null;
}

export const moderatesAnything = ({ everywhere, associations, pairs }: Scope): boolean =>
  everywhere || associations.length > 0 || pairs.length > 0;

/** A pair's private discussion is moderated only by its coordinator; discussions about publications by methodists. */
export function isTheirs({ everywhere, associations, pairs }: Scope, { associationId, pairId }: Placed): boolean {
  if (pairId) return pairs.includes(pairId);
  return everywhere || (associationId !== null && associations.includes(associationId));
}

/** Nobody decides about a complaint against their own post. */
export const maySee = (actor: Actor, scope: Scope, one: Placed & { kind: string; authorId: string }): boolean =>
  isConfirmed(actor) && isTheirs(scope, one) && one.authorId !== actor.id;

/** Closing, pinning, moving …: not in a pair, whose only discussion stays as it is. */
export const mayArrange = (actor: Actor, thread: Thread): boolean => !thread.pair && mayModerate(actor, thread.place);

/** Whether this is the coordinator of a pair, whom nobody moderates in its private discussion. */
export const isCoordinators = (thread: Thread, authorId: string, coordinatorId: string | null): boolean =>
  thread.pair !== null && coordinatorId === authorId;
