import { isMethodist, type MaybeActor } from '../accounts/actor.ts';

/** The links of the bank are mended by those who keep it. */
export const mayTendLinks = (actor: MaybeActor): boolean => isMethodist(actor) && actor?.state === 'active';
