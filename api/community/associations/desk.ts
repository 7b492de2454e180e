import { and, asc, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import type { Actor } from '../../platform/actor/index.ts';
import type { DeskWaiting } from '../../platform/capability/index.ts';

const shownRows = 5;
const own = alias(associationMembers, 'own');

/** Requests to join the associations that this person leads. */
export async function joinRequests(actor: Actor): Promise<DeskWaiting | null> {
  const requests = await read
    .select({
      name: users.name,
      association: associations.title,
      slug: associations.slug,
      createdAt: associationMembers.createdAt,
    })
    .from(own)
    .innerJoin(
      associationMembers,
      and(eq(associationMembers.associationId, own.associationId), eq(associationMembers.membership, 'requested')),
    )
    .innerJoin(associations, eq(associations.id, own.associationId))
    .innerJoin(users, eq(users.id, associationMembers.userId))
    .where(and(eq(own.userId, actor.id), inArray(own.membership, ['head', 'deputy'])))
    .orderBy(asc(associationMembers.createdAt))
    .limit(shownRows);
  if (requests.length === 0) return null;
  return {
    title: 'Просят принять в объединение',
    rows: requests.map(({ name, association, slug, createdAt }) => ({
      title: association,
      url: `/associations/${slug}`,
      before: name,
      at: { word: 'с', date: createdAt },
    })),
  };
}
