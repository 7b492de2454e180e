import { asc, sql } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { collectionItems } from '../../../db/schema/collections.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { parse } from '../../platform/problem/index.ts';
import { orderInput } from './input.ts';
import { within } from './items.ts';
import { changed, editable, touch } from './writing.ts';

/**
 * Sets the order of the parts. Parts that are not named keep their place after the named ones, unknown ones are ignored,
 * so that nothing is lost when another device has changed the collection.
 * @throws Problem 401, 404, 403, 400
 */
export async function orderItems(actor: MaybeActor, id: string, input: unknown): Promise<void> {
  await editable(actor, id);
  const { items } = parse(orderInput, input);
  await write(async (database) => {
    const here = await database
      .select({ id: collectionItems.id })
      .from(collectionItems)
      .where(within(id))
      .orderBy(asc(collectionItems.position), asc(collectionItems.id));
    const known = new Set(here.map((row) => row.id));
    const named = [...new Set(items)].filter((item) => known.has(item));
    const order = [...named, ...here.map((row) => row.id).filter((item) => !named.includes(item))];
    if (order.length > 0)
      await database
        .update(collectionItems)
        .set({
          position: sql`case ${collectionItems.id} ${sql.join(
            order.map((item, place) => sql`when ${item} then ${place}`),
            sql` `,
          )} else ${collectionItems.position} end`,
        })
        .where(within(id));
    await touch(database, id);
  });
  changed(id);
}

/** Moves one part up or down: the buttons shown without scripts. @throws Problem as `orderItems` */
export async function moveItem(
  actor: MaybeActor,
  collection: { id: string; items: { id: string }[] },
  item: string,
  by: -1 | 1,
): Promise<void> {
  const order = collection.items.map((each) => each.id);
  const at = order.indexOf(item);
  const to = at + by;
  if (at >= 0 && to >= 0 && to < order.length) order.splice(to, 0, ...order.splice(at, 1));
  await orderItems(actor, collection.id, { items: order });
}
