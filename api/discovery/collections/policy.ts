import type { Membership } from '../../../db/schema/associations/associations.ts';
import type { CollectionState, CollectionVisibility } from '../../../db/schema/collections.ts';
import { belongs, isConfirmed, leads } from '../../community/associations/policy.ts';
import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** A collection as the rules see it, with the caller's membership in the association it is shared in. */
export interface Standing {
  ownerId: string;
  visibility: CollectionVisibility;
  state: CollectionState;
  schoolId: string | null;
  membership: Membership;
}

/** Rules about taking over also ask whether the owner has left. */
export interface Kept extends Standing {
  /** Whether the owner still belongs where it is shared; for personal and public ones, whether their account is open. */
  ownerBelongs: boolean;
}

export const owns = (actor: MaybeActor, { ownerId }: Pick<Standing, 'ownerId'>): boolean => actor?.id === ownerId;

/**
 * Its owner always. Others while it is active: everyone sees a public one, the people of the school
 * or the association one shared there. An administrator sees no more than others.
 */
export function maySee(actor: MaybeActor, collection: Standing): boolean {
  if (owns(actor, collection)) return true;
  if (collection.state !== 'active') return false;
  if (collection.visibility === 'public') return true;
  if (!actor || !isConfirmed(actor)) return false;
  if (collection.visibility === 'school')
    return collection.schoolId !== null && actor.school?.id === collection.schoolId;
  return collection.visibility === 'association' && (belongs(collection.membership) || isMethodist(actor));
}

/** Anyone who has the secret address may read it: the owner gave it to them. */
export const maySeeByLink = ({ state }: Pick<Standing, 'state'>): boolean => state === 'active';

/** Editing parts, notes, order and title. A public collection speaks for the centre, so any methodist may edit it. */
export const mayEdit = (actor: MaybeActor, collection: Standing): boolean =>
  isConfirmed(actor) &&
  collection.state !== 'deleted' &&
  (owns(actor, collection) ||
    (collection.visibility === 'public' && collection.state === 'active' && isMethodist(actor)));

/** Sharing, the secret address, archiving, deleting and restoring: its owner. */
export const mayRule = (actor: MaybeActor, collection: Standing): boolean =>
  isConfirmed(actor) && owns(actor, collection);

/** People not yet confirmed by their school may read but not collect. */
export const mayCollect = isConfirmed;

/** With whom a person may share: their own school and their associations; a methodist with everyone. */
export function mayShare(
  actor: MaybeActor,
  visibility: CollectionVisibility,
  membership: Membership = 'none',
): boolean {
  if (!actor || !isConfirmed(actor)) return false;
  if (visibility === 'personal') return true;
  if (visibility === 'school') return actor.school !== null;
  if (visibility === 'association') return belongs(membership);
  return isMethodist(actor);
}

/**
 * A collection that a school or an association relies on needs an owner. When the owner has left, the school's
 * administration, the head, their deputy or a methodist may take it over; a public one, any methodist.
 */
export function mayTake(actor: MaybeActor, collection: Kept): boolean {
  if (!actor || !isConfirmed(actor) || collection.ownerBelongs || collection.state !== 'active') return false;
  if (owns(actor, collection)) return false;
  if (collection.visibility === 'school')
    return actor.role === 'school_admin' && collection.schoolId !== null && actor.school?.id === collection.schoolId;
  if (collection.visibility === 'association') return leads(collection.membership) || isMethodist(actor);
  return collection.visibility === 'public' && isMethodist(actor);
}
