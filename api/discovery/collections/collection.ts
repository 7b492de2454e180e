import { and, asc, eq, isNull } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { collectionItems } from '../../../db/schema/collections.ts';
import { cardColumns, cardOf as publicationCardOf } from '../../knowledge/bank/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { type CollectionCard, findByLink, findCollection } from './find.ts';

/** The parts in order, including publications that have left the bank. */
async function itemsOf({ id }: CollectionCard) {
  const rows = await read
    .select({
      item: { id: collectionItems.id, note: collectionItems.note },
      state: publications.state,
      publication: cardColumns,
    })
    .from(collectionItems)
    .innerJoin(publications, eq(publications.id, collectionItems.publicationId))
    .where(and(eq(collectionItems.collectionId, id), isNull(collectionItems.removedAt)))
    .orderBy(asc(collectionItems.position), asc(collectionItems.id))
    .limit(200);
  return rows.map(({ item, state, publication }) => ({
    ...item,
    gone: state === 'archived',
    publication: publicationCardOf(publication),
  }));
}

/** A part that is no longer in the bank is named only to people who may remove it; others see only the number. */
async function whole(card: CollectionCard) {
  const items = await itemsOf(card);
  const here = items.filter(({ gone }) => !gone);
  return { ...card, items: card.mayEdit ? items : here, withdrawn: items.length - here.length };
}
export type Collection = Awaited<ReturnType<typeof whole>>;

/** A collection with its parts. @throws Problem 404 */
export const readCollection = async (actor: MaybeActor, id: string): Promise<Collection> =>
  whole(await findCollection(actor, id));

/** The same by its secret address. @throws Problem 404 */
export const readByLink = async (actor: MaybeActor, secret: string): Promise<Collection> =>
  whole(await findByLink(actor, secret));
