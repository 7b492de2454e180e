import { isConfirmed } from '../../community/associations/policy.ts';
import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** What is missing in the bank is seen and settled by those who write it. */
export const mayReadUnmet = (actor: MaybeActor): boolean => isConfirmed(actor) && isMethodist(actor);
