import type { Membership, Visibility } from '../../../db/schema/associations/associations.ts';
import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** An association as the rules see it: how open it is, and what the caller is in it. */
export interface Standing {
  visibility: Visibility;
  membership: Membership;
}

/** Someone whom a school or the centre has confirmed: a person who only followed a school's link is still a stranger. */
export const isConfirmed = (actor: MaybeActor): boolean => actor?.state === 'active';

export const belongs = (membership: Membership): boolean =>
  membership === 'member' || membership === 'deputy' || membership === 'head';
export const leads = (membership: Membership): boolean => membership === 'deputy' || membership === 'head';

/** Discussions, documents and members of an association. The administrator has no special sight of them. */
export function maySeeInside(actor: MaybeActor, { visibility, membership }: Standing): boolean {
  if (visibility === 'everyone') return true;
  if (!actor || !isConfirmed(actor)) return false;
  return visibility === 'signed-in' || isMethodist(actor) || belongs(membership);
}

/** Reading goes by visibility, writing by membership; methodists may write everywhere. */
export const mayWriteInside = (actor: MaybeActor, { membership }: Standing): boolean =>
  isConfirmed(actor) && (isMethodist(actor) || belongs(membership));

/** Requests to join: accepting and refusing. */
export const mayAdmit = (actor: MaybeActor, { membership }: Standing): boolean =>
  isConfirmed(actor) && (isMethodist(actor) || leads(membership));

/** Adding and removing people, naming deputies. */
export const mayManageMembers = (actor: MaybeActor, { membership }: Standing): boolean =>
  isConfirmed(actor) && (isMethodist(actor) || membership === 'head');

/** The card of an association; its openness and its head are named by the centre alone. */
export const mayEditCard = mayManageMembers;
export const mayFound = (actor: MaybeActor): boolean => isConfirmed(actor) && isMethodist(actor);
export const mayNameHead = mayFound;
