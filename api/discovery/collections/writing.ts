import { and, count, eq, ne, sql } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { collectionItems, collections } from '../../../db/schema/collections.ts';
import { readPublicationById } from '../../knowledge/bank/index.ts';
import { newSeed } from '../../people/accounts/index.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { type CollectionCard, collectionUrl, findCollection, linkUrl } from './find.ts';
import { cardInput, collectionInput, mostCollections, stateInput } from './input.ts';
import { mayCollect } from './policy.ts';
import { sharingOf } from './sharing.ts';
import { leaveTelling } from './telling.ts';

export const changed = (collectionId: string) => emit({ kind: 'collection.changed', collectionId });

/** A change of the parts also changes the version and the date of the collection. */
export const touch = (database: Database, id: string) =>
  database
    .update(collections)
    .set({ version: sql`${collections.version} + 1`, updatedAt: new Date() })
    .where(eq(collections.id, id));

/** Checks that the caller may create collections. @throws Problem 401, 403 */
export function collector(actor: MaybeActor): Actor {
  const me = signedIn(actor);
  if (!mayCollect(me))
    throw forbidden('Собирать подборки можно, когда администрация школы подтвердит, что вы у неё работаете.');
  return me;
}

/** @throws Problem 409 when the person has too many */
export async function roomFor(database: Database, ownerId: string): Promise<void> {
  const [row] = await database
    .select({ total: count() })
    .from(collections)
    .where(and(eq(collections.ownerId, ownerId), ne(collections.state, 'deleted')));
  if ((row?.total ?? 0) >= mostCollections)
    throw conflict(`Подборок уже ${mostCollections}. Удалите те, что больше не нужны, и попробуйте ещё раз.`);
}

/** Creates a collection, optionally with a first part. @throws Problem 401, 403, 400, 404 (no such publication), 409 */
export async function createCollection(actor: MaybeActor, input: unknown) {
  const me = collector(actor);
  const { title, description, publication, ...wanted } = parse(collectionInput, input);
  const shared = await sharingOf(me, wanted);
  if (publication) await readPublicationById(me, publication);
  const id = await write(async (database) => {
    await roomFor(database, me.id);
    const [row] = await database
      .insert(collections)
      .values({ ownerId: me.id, title, description, ...shared })
      .returning({ id: collections.id });
    const made = row?.id as string;
    if (publication)
      await database.insert(collectionItems).values({ collectionId: made, publicationId: publication, position: 0 });
    await leaveTelling(database, made);
    return made;
  });
  changed(id);
  return { id, url: collectionUrl(id), title, version: 1 };
}

/** The collection, when the actor may edit it. @throws Problem 404 when they may not see it, 403 when they may only see it */
export async function editable(actor: MaybeActor, id: string): Promise<CollectionCard> {
  const card = await findCollection(signedIn(actor), id);
  if (!card.mayEdit)
    throw forbidden(
      card.mine
        ? 'Эта подборка удалена. Сначала верните её.'
        : 'Менять подборку может тот, кто её собрал. Скопируйте её себе и меняйте как хотите.',
    );
  return card;
}

async function ruled(actor: MaybeActor, id: string): Promise<CollectionCard> {
  const card = await findCollection(signedIn(actor), id);
  if (!card.mayRule) throw forbidden('Это решает тот, кто собрал подборку.');
  return card;
}

/**
 * Edits title and description; the owner also edits the audience.
 * @throws Problem 401, 404, 403, 400, 409 (changed meanwhile, with `current`)
 */
export async function editCollection(actor: MaybeActor, id: string, input: unknown) {
  const card = await editable(actor, id);
  const { title, description, version, ...wanted } = parse(cardInput, input);
  const same = wanted.visibility === card.visibility && (wanted.association ?? null) === (card.association?.id ?? null);
  if (!same && !card.mayRule) throw forbidden('Кому видна подборка, решает тот, кто её собрал.');
  // An unchanged audience stays valid, even if the owner has left that association or school since.
  const shared = same ? {} : await sharingOf(signedIn(actor), wanted);
  const next = await write(async (database) => {
    const [row] = await database
      .update(collections)
      .set({ title, description, ...shared, version: version + 1, updatedAt: new Date() })
      .where(and(eq(collections.id, id), eq(collections.version, version)))
      .returning({ version: collections.version });
    if (!row)
      throw conflict('Подборку уже изменили на другом устройстве. Обновите страницу и повторите.', {
        current: await findCollection(actor, id),
      });
    await leaveTelling(database, id);
    return row.version;
  });
  changed(id);
  return { id, url: card.url, title, version: next };
}

/** Archive, deleting (for a month it can be brought back), and back again. @throws Problem 401, 404, 403, 400 */
export async function setState(actor: MaybeActor, id: string, input: unknown) {
  await ruled(actor, id);
  const { state } = parse(stateInput, input);
  await write(async (database) => {
    await database
      .update(collections)
      .set({ state, stateAt: state === 'active' ? null : new Date() })
      .where(eq(collections.id, id));
    await leaveTelling(database, id);
  });
  changed(id);
  return { state };
}

/** Creates or renews the secret address; the old one stops working. @throws Problem 401, 404, 403 */
export async function makeLink(actor: MaybeActor, id: string): Promise<{ url: string }> {
  await ruled(actor, id);
  const seed = newSeed();
  await write((database) => database.update(collections).set({ seed }).where(eq(collections.id, id)));
  changed(id);
  return { url: linkUrl(seed) };
}

/** Removes the secret address. @throws Problem 401, 404, 403 */
export async function dropLink(actor: MaybeActor, id: string): Promise<void> {
  await ruled(actor, id);
  await write((database) => database.update(collections).set({ seed: null }).where(eq(collections.id, id)));
  changed(id);
}
