import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** Methodists see what is due for review, confirm it and answer readers. */
export const mayKeep = (actor: MaybeActor): boolean => isMethodist(actor) && actor?.state === 'active';

/** Every confirmed person may mark a publication as outdated. */
export const mayMark = (actor: MaybeActor): boolean => actor?.state === 'active';

/** A mark may be withdrawn until it is answered. */
export const mayWithdrawMark = (actor: MaybeActor, mark: { userId: string; state: string }): boolean =>
  actor?.id === mark.userId && mark.state === 'open';

/** Who may set a reminder for themselves: an active methodist. */
export const mayOwn = (person: { role: string; state: string }): boolean =>
  person.role === 'methodist' && person.state === 'active';
