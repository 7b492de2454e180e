import type { Actor } from '../../api/accounts/actor.ts';
import { listAssociations } from '../../api/associations/association.ts';
import { associationsQuery } from '../../api/associations/input.ts';
import { mayShare } from '../../api/collections/policy.ts';
import { parse } from '../../api/http/problem.ts';
import { type CollectionVisibility, collectionVisibilityCodes } from '../../db/schema/collections.ts';

/** With whom a person may share a collection, and his associations. */
export async function sharingChoices(actor: Actor, now?: { visibility: CollectionVisibility }) {
  const { items } = await listAssociations(actor, parse(associationsQuery, { membership: 'mine', limit: 100 }));
  const associations = items.map(({ id, title }) => ({ id, title }));
  const visibilities = collectionVisibilityCodes.filter(
    (code) => code === now?.visibility || (code === 'association' ? associations.length > 0 : mayShare(actor, code)),
  );
  return { associations, visibilities };
}
