import { and, desc, eq, exists, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { collectionItems, collections } from '../../../db/schema/collections.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { badInput } from '../../platform/problem/index.ts';
import { cardOf, collectionUrl, rowsFor, standingOf } from './find.ts';
import type { collectionsQuery, ListCode } from './input.ts';
import { maySee } from './policy.ts';

const places = alias(associationMembers, 'places');

/** Shared with the caller by others: in their school and in their associations. */
function sharedWith({ id, school }: Actor): SQL | undefined {
  const ofMine = read
    .select({ id: places.associationId })
    .from(places)
    .where(and(eq(places.userId, id), inArray(places.membership, ['member', 'deputy', 'head'])));
  return and(
    eq(collections.state, 'active'),
    ne(collections.ownerId, id),
    or(
      and(eq(collections.visibility, 'association'), inArray(collections.associationId, ofMine)),
      school ? and(eq(collections.visibility, 'school'), eq(collections.schoolId, school.id)) : undefined,
    ),
  );
}

const conditions: Record<ListCode, (actor: MaybeActor) => SQL | undefined> = {
  public: () => and(eq(collections.visibility, 'public'), eq(collections.state, 'active')),
  shared: (actor) => sharedWith(signedIn(actor)),
  mine: (actor) => and(eq(collections.ownerId, signedIn(actor).id), eq(collections.state, 'active')),
  archived: (actor) => and(eq(collections.ownerId, signedIn(actor).id), eq(collections.state, 'archived')),
  deleted: (actor) => and(eq(collections.ownerId, signedIn(actor).id), eq(collections.state, 'deleted')),
};

/**
 * A list of collections, the last changed first: public ones, the caller's own, or those shared with them.
 * @throws Problem 401 for a guest's own or shared ones, 400 for an invalid cursor
 */
export async function listCollections(actor: MaybeActor, query: z.infer<typeof collectionsQuery>) {
  const { list, limit, cursor } = query;
  const rows = await rowsFor(actor)
    .where(and(conditions[list](actor), cursor ? after(cursor) : undefined))
    .orderBy(desc(collections.updatedAt), desc(collections.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    (row) => cardOf(actor, row),
    ({ collection }) => `${collection.updatedAt.getTime()}-${collection.id}`,
  );
}

function after(cursor: string): SQL {
  const place = /^(\d+)-(\w+)$/.exec(cursor);
  if (!place)
    throw badInput([{ path: 'cursor', message: 'Это не продолжение списка: начните его с первой страницы.' }]);
  return sql`(${collections.updatedAt}, ${collections.id}) < (${Number(place[1])}, ${place[2]})`;
}

/** The newest collections shared in an association, for people who may see them; else none. */
export async function collectionsIn(actor: MaybeActor, associationId: string, most: number) {
  if (!actor) return [];
  const rows = await rowsFor(actor)
    .where(
      and(
        eq(collections.associationId, associationId),
        eq(collections.visibility, 'association'),
        eq(collections.state, 'active'),
      ),
    )
    .orderBy(desc(collections.updatedAt))
    .limit(most);
  return rows.filter((row) => maySee(actor, standingOf(row))).map((row) => cardOf(actor, row));
}

/** The caller's collections, with whether they contain a publication. @throws Problem 401 */
export async function listChoices(actor: MaybeActor, publicationId: string) {
  const { id } = signedIn(actor);
  const holding = read
    .select({ one: sql`1` })
    .from(collectionItems)
    .where(
      and(
        eq(collectionItems.collectionId, collections.id),
        eq(collectionItems.publicationId, publicationId),
        sql`${collectionItems.removedAt} is null`,
      ),
    );
  const rows = await read
    .select({ id: collections.id, title: collections.title, has: sql<number>`${exists(holding)}` })
    .from(collections)
    .where(and(eq(collections.ownerId, id), eq(collections.state, 'active')))
    .orderBy(desc(collections.updatedAt), desc(collections.id))
    .limit(100);
  return rows.map((row) => ({ ...row, has: Boolean(row.has) }));
}

/** Addresses of public collections, for search engines. */
export async function publicCollections(): Promise<{ url: string; changedAt: Date }[]> {
  const rows = await read
    .select({ id: collections.id, changedAt: collections.updatedAt })
    .from(collections)
    .where(conditions.public(null))
    .orderBy(desc(collections.updatedAt))
    .limit(5000);
  return rows.map(({ id, changedAt }) => ({ url: collectionUrl(id), changedAt }));
}
