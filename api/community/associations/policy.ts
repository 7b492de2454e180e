import type { Membership, Visibility } from '../../../db/schema/associations/associations.ts';
import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** An association as the rules see it: its openness and the caller's place. */
export interface Standing {
  visibility: Visibility;
  membership: Membership;
}

/** A person confirmed by a school or the centre: someone who only followed a school's link is still a stranger. */
export const isConfirmed = (actor: MaybeActor): boolean => actor?.state === 'active';

export const belongs = (membership: Membership): boolean =>
  membership === 'member' || membership === 'deputy' || membership === 'head';
export const leads = (membership: Membership): boolean => membership === 'deputy' || membership === 'head';

/** Discussions, documents and members of an association. An administrator sees no more than others. */
export function maySeeInside(actor: MaybeActor, { visibility, membership }: Standing): boolean {
  if (visibility === 'everyone') return true;
  if (!actor || !isConfirmed(actor)) return false;
  return visibility === 'signed-in' || isMethodist(actor) || belongs(membership);
}

/** Reading depends on visibility, writing on membership; methodists may write everywhere. */
export const mayWriteInside = (actor: MaybeActor, { membership }: Standing): boolean =>
  isConfirmed(actor) && (isMethodist(actor) || belongs(membership));

/** Accepting and declining requests to join. */
export const mayAdmit = (actor: MaybeActor, { membership }: Standing): boolean =>
  isConfirmed(actor) && (isMethodist(actor) || leads(membership));

/** Adding and removing people, appointing deputies. */
export const mayManageMembers = (actor: MaybeActor, { membership }: Standing): boolean =>
  isConfirmed(actor) && (isMethodist(actor) || membership === 'head');

/** The card of an association; its visibility and its head are set by the centre alone. */
export const mayEditCard = mayManageMembers;
export const mayFound = (actor: MaybeActor): boolean => isConfirmed(actor) && isMethodist(actor);
export const mayNameHead = mayFound;
