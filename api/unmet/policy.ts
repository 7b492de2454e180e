import type { MaybeActor } from '../accounts/actor.ts';
import { isMethodist } from '../accounts/actor.ts';
import { isConfirmed } from '../associations/policy.ts';

/** What is missing in the bank is seen and settled by those who write it. */
export const mayReadUnmet = (actor: MaybeActor): boolean => isConfirmed(actor) && isMethodist(actor);
