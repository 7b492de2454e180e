import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import { collectionItems, collections } from '../../../db/schema/collections.ts';
import { schools } from '../../../db/schema/schools.ts';
import { belongs } from '../../community/associations/policy.ts';
import { publishes, secretFrom, seedIn, shownPerson } from '../../people/accounts/index.ts';
import type { Actor, MaybeActor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { type Kept, mayEdit, mayRule, maySee, maySeeByLink, mayTake, owns } from './policy.ts';

const mine = alias(associationMembers, 'mine');
const ownersPlace = alias(associationMembers, 'owners_place');

/** The number of visible parts. */
const itemCount = sql<number>`(select count(*) from ${collectionItems} inner join "publications" on "publications"."id" = ${collectionItems.publicationId} where ${collectionItems.collectionId} = ${collections.id} and ${collectionItems.removedAt} is null and "publications"."state" = 'published')`;

/** Rows of collections with everything the rules and the cards need, in one query. */
export const rowsFor = (actor: MaybeActor) =>
  read
    .select({
      collection: collections,
      count: itemCount,
      membership: mine.membership,
      ownerNow: { state: users.state, role: users.role, schoolId: users.schoolId, membership: ownersPlace.membership },
      owner: { id: users.id, name: users.name, publishes: publishes(users.id) },
      association: { id: associations.id, slug: associations.slug, title: associations.title },
      school: { id: schools.id, slug: schools.slug, title: schools.title },
    })
    .from(collections)
    .innerJoin(users, eq(users.id, collections.ownerId))
    .leftJoin(associations, eq(associations.id, collections.associationId))
    .leftJoin(schools, eq(schools.id, collections.schoolId))
    .leftJoin(
      ownersPlace,
      and(eq(ownersPlace.associationId, collections.associationId), eq(ownersPlace.userId, collections.ownerId)),
    )
    .leftJoin(mine, and(eq(mine.associationId, collections.associationId), eq(mine.userId, actor?.id ?? '')));
type Row = Awaited<ReturnType<typeof rowsFor>>[number];

export const collectionUrl = (id: string): string => `/collections/${id}`;
export const linkUrl = (seed: string): string => `/collections/shared/${secretFrom('collection', seed)}`;

/** A row as the rules see it. */
export const standingOf = (row: Row): Kept & Row['collection'] => ({
  ...row.collection,
  membership: row.membership ?? 'none',
  ownerBelongs: ownerBelongs(row),
});

function ownerBelongs({ collection: { visibility, schoolId }, ownerNow }: Row): boolean {
  if (ownerNow.state !== 'active') return false;
  if (visibility === 'school') return ownerNow.schoolId === schoolId;
  // A methodist may share with associations without being a member.
  return visibility !== 'association' || ownerNow.role === 'methodist' || belongs(ownerNow.membership ?? 'none');
}

/** A collection as the caller may see it, without its parts. */
export function cardOf(actor: MaybeActor, row: Row) {
  const { collection, count, owner, association, school } = row;
  const standing = standingOf(row);
  const rules = mayRule(actor, standing);
  return {
    id: collection.id,
    url: collectionUrl(collection.id),
    title: collection.title,
    description: collection.description,
    visibility: collection.visibility,
    state: collection.state,
    stateAt: collection.stateAt,
    version: collection.version,
    createdAt: collection.createdAt,
    updatedAt: collection.updatedAt,
    count,
    owner: shownPerson(actor, { ...owner, publishes: Boolean(owner.publishes) }),
    association:
      collection.visibility === 'association' && association?.id
        ? { id: association.id, title: association.title, url: `/associations/${association.slug}` }
        : null,
    school:
      collection.visibility === 'school' && school?.id ? { title: school.title, url: `/schools/${school.slug}` } : null,
    mine: owns(actor, standing),
    mayEdit: mayEdit(actor, standing),
    mayRule: rules,
    mayTake: mayTake(actor, standing),
    /** The secret address; only its owner sees it. */
    link: rules && collection.seed ? linkUrl(collection.seed) : null,
  };
}
export type CollectionCard = ReturnType<typeof cardOf>;

async function findBy(actor: MaybeActor, condition: SQL, by: 'id' | 'link'): Promise<CollectionCard> {
  const [row] = await rowsFor(actor).where(condition);
  const seen = row && (by === 'id' ? maySee(actor, standingOf(row)) : maySeeByLink(row.collection));
  if (!row || !seen)
    throw notFound('Такой подборки нет, её убрали или она видна не всем. Спросите того, кто дал вам ссылку.');
  return cardOf(actor, row);
}

/** @throws Problem 404 */
export const findCollection = (actor: MaybeActor, id: string): Promise<CollectionCard> =>
  findBy(actor, eq(collections.id, id), 'id');

/** A collection by its secret address, which is the only permission needed. @throws Problem 404 */
export const findByLink = (actor: MaybeActor, secret: string): Promise<CollectionCard> =>
  findBy(actor, eq(collections.seed, seedIn('collection', secret) ?? ''), 'link');

/** Which of these collections a person may not see any more. */
export async function hiddenFrom(person: Actor, ids: readonly string[]): Promise<string[]> {
  const rows = await rowsFor(person).where(inArray(collections.id, [...ids]));
  return rows.filter((row) => !maySee(person, standingOf(row))).map(({ collection }) => collection.id);
}
