import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** Links of the bank are managed by methodists. */
export const mayTendLinks = (actor: MaybeActor): boolean => isMethodist(actor) && actor?.state === 'active';
