import { associationsQuery, listAssociations } from '../../../api/community/associations/index.ts';
import { mayShare } from '../../../api/discovery/collections/policy.ts';
import type { Actor } from '../../../api/platform/actor/index.ts';
import { parse } from '../../../api/platform/problem/index.ts';
import { type CollectionVisibility, collectionVisibilityCodes } from '../../../db/schema/collections.ts';

/** The audiences a person may share a collection with, and their associations. */
export async function sharingChoices(actor: Actor, now?: { visibility: CollectionVisibility }) {
  const { items } = await listAssociations(actor, parse(associationsQuery, { membership: 'mine', limit: 100 }));
  const associations = items.map(({ id, title }) => ({ id, title }));
  const visibilities = collectionVisibilityCodes.filter(
    (code) => code === now?.visibility || (code === 'association' ? associations.length > 0 : mayShare(actor, code)),
  );
  return { associations, visibilities };
}
