import { isConfirmed } from '../../community/associations/policy.ts';
import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** Gaps of the bank are seen and handled by those who write it. */
export const mayReadUnmet = (actor: MaybeActor): boolean => isConfirmed(actor) && isMethodist(actor);
