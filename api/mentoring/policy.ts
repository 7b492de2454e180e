import { isMethodist, type MaybeActor } from '../accounts/actor.ts';

/** A pair as the rules see it. */
export interface PairParties {
  leaderId: string;
  supportedId: string;
  coordinatorId: string;
  peopleIds: string[];
}

/** Whether the caller belongs to those who follow every pair: the centre's methodists and the department. */
export const seesEveryPair = (actor: MaybeActor): boolean =>
  actor?.state === 'active' && (isMethodist(actor) || actor.role === 'controller');
/** The administrator keeps the machine and has no sight of pairs, whatever else he is. */
export const seesNoPairs = (actor: MaybeActor): boolean => actor?.state !== 'active' || actor.role === 'admin';

/** Its mentors and mentees, its coordinator, both administrations, methodists and the department. */
export function maySeePair(
  actor: MaybeActor,
  { leaderId, supportedId, coordinatorId, peopleIds }: PairParties,
): boolean {
  if (!actor || seesNoPairs(actor)) return false;
  if (seesEveryPair(actor) || coordinatorId === actor.id || peopleIds.includes(actor.id)) return true;
  return actor.role === 'school_admin' && (actor.school?.id === leaderId || actor.school?.id === supportedId);
}
