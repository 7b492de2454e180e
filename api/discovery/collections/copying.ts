import { and, eq, gte } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { collectionItems, collections } from '../../../db/schema/collections.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { firstPressSince } from '../../platform/repetition/index.ts';
import { type Collection, readByLink, readCollection } from './collection.ts';
import { collectionUrl } from './find.ts';
import { changed, collector, roomFor } from './writing.ts';

/**
 * Copies a collection that the caller may see, by its id or its secret address, into a personal one with the same parts and notes.
 * A second press returns the first copy.
 * @throws Problem 401, 403, 404, 409
 */
export async function copyCollection(actor: MaybeActor, key: { id: string } | { secret: string }) {
  const me = collector(actor);
  const from = 'id' in key ? await readCollection(me, key.id) : await readByLink(me, key.secret);
  const title = from.mine ? `${from.title.slice(0, 110)} (копия)` : from.title;
  const id = await write(async (database) => {
    const [known] = await database
      .select({ id: collections.id })
      .from(collections)
      .where(
        and(
          eq(collections.ownerId, me.id),
          eq(collections.state, 'active'),
          eq(collections.copiedFromId, from.id),
          eq(collections.title, title),
          eq(collections.version, 1),
          gte(collections.createdAt, firstPressSince()),
        ),
      )
      .limit(1);
    if (known) return known.id;
    await roomFor(database, me.id);
    return copyFor(database, me.id, { ...from, title });
  });
  changed(id);
  return { id, url: collectionUrl(id), title, version: 1 };
}

/** Creates a personal collection with the visible parts of another one. @returns its id */
export async function copyFor(
  database: Database,
  ownerId: string,
  { id, title, description, items }: Pick<Collection, 'id' | 'title' | 'description' | 'items'>,
): Promise<string> {
  const [row] = await database
    .insert(collections)
    .values({ ownerId, title, description, copiedFromId: id })
    .returning({ id: collections.id });
  const made = row?.id as string;
  const parts = items.filter(({ gone }) => !gone);
  if (parts.length > 0)
    await database.insert(collectionItems).values(
      parts.map(({ publication, note }, position) => ({
        collectionId: made,
        publicationId: publication.id,
        note,
        position,
      })),
    );
  return made;
}
