import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** The methodists of the centre keep the bank true: they see what is to be read again, confirm it and answer readers. */
export const mayKeep = (actor: MaybeActor): boolean => isMethodist(actor) && actor?.state === 'active';

/** Anybody whom the centre knows may say that something is out of date. */
export const mayMark = (actor: MaybeActor): boolean => actor?.state === 'active';

/** One's own mark is taken back while nobody has answered it. */
export const mayWithdrawMark = (actor: MaybeActor, mark: { userId: string; state: string }): boolean =>
  actor?.id === mark.userId && mark.state === 'open';

/** Who may set a reminder for themselves: an active methodist. */
export const mayOwn = (person: { role: string; state: string }): boolean =>
  person.role === 'methodist' && person.state === 'active';
