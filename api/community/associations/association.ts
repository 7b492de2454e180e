import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers, associations, type Membership } from '../../../db/schema/associations/associations.ts';
import { publishes, shownPerson } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import type { associationsQuery } from './input.ts';
import { maySeeInside } from './policy.ts';

const mine = alias(associationMembers, 'mine');
const heading = alias(associationMembers, 'heading');
const headUser = alias(users, 'head_user');
const nobody = '';

const memberCount = sql<number>`(select count(*) from ${associationMembers} as counted where counted.associationId = ${associations.id} and counted.membership in ('member', 'deputy', 'head'))`;

const cards = (actorId: string) =>
  read
    .select({
      association: associations,
      membership: mine.membership,
      refusal: mine.refusal,
      head: { id: headUser.id, name: headUser.name, publishes: publishes(headUser.id) },
      memberCount,
    })
    .from(associations)
    .leftJoin(mine, and(eq(mine.associationId, associations.id), eq(mine.userId, actorId)))
    .leftJoin(heading, and(eq(heading.associationId, associations.id), eq(heading.membership, 'head')))
    .leftJoin(headUser, eq(headUser.id, heading.userId));

type Row = Awaited<ReturnType<typeof cards>>[number];

/** The public card of an association, with the caller's place in it. */
function cardOf(actor: MaybeActor, { association, membership, refusal, head, memberCount: count }: Row) {
  const place: Membership = membership ?? 'none';
  const inside = maySeeInside(actor, { visibility: association.visibility, membership: place });
  return {
    ...association,
    url: `/associations/${association.slug}`,
    membership: place,
    /** Why the caller's last request was refused; empty when it was not. */
    refusal: place === 'none' ? (refusal ?? '') : '',
    head: head?.id ? shownPerson(actor, { ...head, publishes: Boolean(head.publishes) }) : null,
    memberCount: inside ? count : null,
    inside,
  };
}
export type Association = ReturnType<typeof cardOf>;

/** One association by its id or slug. The card is public. @throws Problem 404 */
export async function readAssociation(actor: MaybeActor, key: string): Promise<Association> {
  const [row] = await cards(actor?.id ?? nobody).where(or(eq(associations.id, key), eq(associations.slug, key)));
  if (!row) throw notFound('Такого объединения нет. Все объединения есть на странице /associations.');
  return cardOf(actor, row);
}

/** The cards of all associations, by title. */
export async function listAssociations(actor: MaybeActor, query: z.infer<typeof associationsQuery>) {
  const { limit, cursor, subject, membership } = query;
  const filters: (SQL | undefined)[] = [
    subject ? sql`exists (select 1 from json_each(${associations.subjects}) where value = ${subject})` : undefined,
    membership ? inArray(mine.membership, ['member', 'deputy', 'head']) : undefined,
    cursor
      ? sql`(${associations.title}, ${associations.id}) > ((select last.title from ${associations} as last where last.id = ${cursor}), ${cursor})`
      : undefined,
  ];
  const rows = await cards(actor?.id ?? nobody)
    .where(and(...filters))
    .orderBy(associations.title, associations.id)
    .limit(limit + 1);
  return page(
    rows,
    limit,
    (row) => cardOf(actor, row),
    ({ association }) => association.id,
  );
}
