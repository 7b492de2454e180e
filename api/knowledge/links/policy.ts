import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** The links of the bank are mended by those who keep it. */
export const mayTendLinks = (actor: MaybeActor): boolean => isMethodist(actor) && actor?.state === 'active';
