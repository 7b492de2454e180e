import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { collectionItems } from '../../../db/schema/collections.ts';
import { readPublicationById } from '../../knowledge/bank/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { conflict, notFound, parse } from '../../platform/problem/index.ts';
import { itemInput, mostItems, noteInput } from './input.ts';
import { leaveTelling } from './telling.ts';
import { changed, editable, touch } from './writing.ts';

const full = () => conflict(`В подборке уже ${mostItems} частей. Начните вторую: длинную никто не дочитает.`);

export const within = (collectionId: string) =>
  and(eq(collectionItems.collectionId, collectionId), isNull(collectionItems.removedAt));

/**
 * Adds a publication at the end. One that is there already stays in its place, a removed one returns with its note.
 * @throws Problem 401, 404 (collection or publication), 403, 400, 409 (full)
 */
export async function addItem(actor: MaybeActor, id: string, input: unknown): Promise<{ id: string; title: string }> {
  await editable(actor, id);
  const { publication, note } = parse(itemInput, input);
  const { title } = await readPublicationById(actor, publication);
  const itemId = await write(async (database) => {
    const [state] = await database
      .select({
        total: sql<number>`count(*)`,
        last: sql<number>`coalesce(max(${collectionItems.position}), -1)`,
        has: sql<number>`coalesce(sum(${collectionItems.publicationId} = ${publication}), 0)`,
      })
      .from(collectionItems)
      .where(within(id));
    if (!state?.has && (state?.total ?? 0) >= mostItems) throw full();
    const [row] = await database
      .insert(collectionItems)
      .values({ collectionId: id, publicationId: publication, note, position: (state?.last ?? -1) + 1 })
      .onConflictDoUpdate({
        target: [collectionItems.collectionId, collectionItems.publicationId],
        set: {
          removedAt: null,
          ...(note && { note }),
          ...(!state?.has && { position: (state?.last ?? -1) + 1 }),
        },
      })
      .returning({ id: collectionItems.id });
    await touch(database, id);
    await leaveTelling(database, id);
    return row?.id as string;
  });
  changed(id);
  return { id: itemId, title };
}

/** Saves the note of one part. @throws Problem 401, 404, 403, 400 */
export async function noteItem(actor: MaybeActor, id: string, item: string, input: unknown): Promise<void> {
  await editable(actor, id);
  const { note } = parse(noteInput, input);
  await change(id, (database) =>
    database
      .update(collectionItems)
      .set({ note })
      .where(and(within(id), eq(collectionItems.id, item)))
      .returning({ id: collectionItems.id }),
  );
}

/** Removes a part; for a month it can be restored with its note. @throws Problem 401, 404, 403 */
export async function removeItem(actor: MaybeActor, id: string, item: string): Promise<void> {
  await editable(actor, id);
  await change(id, (database) =>
    database
      .update(collectionItems)
      .set({ removedAt: new Date() })
      .where(and(within(id), eq(collectionItems.id, item)))
      .returning({ id: collectionItems.id }),
  );
}

/** Restores a removed part in its place. @throws Problem 401, 404, 403, 409 (full) */
export async function restoreItem(actor: MaybeActor, id: string, item: string): Promise<void> {
  await editable(actor, id);
  await change(id, async (database) => {
    const [others] = await database
      .select({ total: sql<number>`count(*)` })
      .from(collectionItems)
      .where(and(within(id), ne(collectionItems.id, item)));
    if ((others?.total ?? 0) >= mostItems) throw full();
    return database
      .update(collectionItems)
      .set({ removedAt: null })
      .where(and(eq(collectionItems.collectionId, id), eq(collectionItems.id, item)))
      .returning({ id: collectionItems.id });
  });
}

/** Removes a publication from a collection. @throws Problem 401, 404, 403 */
export async function removePublication(actor: MaybeActor, id: string, publication: string): Promise<void> {
  await editable(actor, id);
  await change(id, (database) =>
    database
      .update(collectionItems)
      .set({ removedAt: new Date() })
      .where(and(within(id), eq(collectionItems.publicationId, publication)))
      .returning({ id: collectionItems.id }),
  );
}

async function change(id: string, work: (database: Database) => Promise<{ id: string }[]>): Promise<void> {
  await write(async (database) => {
    const rows = await work(database);
    if (rows.length === 0) throw notFound('Такой части в подборке нет: возможно, её уже убрали.');
    await touch(database, id);
  });
  changed(id);
}
