import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { publishes, shownPerson } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { forbidden, notFound } from '../../platform/problem/index.ts';
import { readAssociation } from './association.ts';
import type { membersQuery } from './input.ts';
import { mayAdmit } from './policy.ts';

const rank = sql`case ${associationMembers.membership} when 'head' then 0 when 'deputy' then 1 else 2 end`;

/**
 * The members of an association: the head, deputies, then the rest by name. With `membership: 'requested'`, open requests,
 * for those who decide about them.
 * @throws Problem 404 (members are hidden), 403 (requests)
 */
export async function listMembers(actor: MaybeActor, key: string, query: z.infer<typeof membersQuery>) {
  const association = await readAssociation(actor, key);
  if (!association.inside) throw notFound();
  const requests = query.membership === 'requested';
  if (requests && !mayAdmit(actor, association))
    throw forbidden('Заявки видят руководитель объединения, его заместитель и методист.');
  const { limit, cursor = 0 } = query;
  const rows = await read
    .select({
      user: { id: users.id, name: users.name, publishes: publishes(users.id) },
      membership: associationMembers.membership,
      request: associationMembers.request,
      since: associationMembers.createdAt,
    })
    .from(associationMembers)
    .innerJoin(users, eq(users.id, associationMembers.userId))
    .where(
      and(
        eq(associationMembers.associationId, association.id),
        inArray(associationMembers.membership, requests ? ['requested'] : ['head', 'deputy', 'member']),
      ),
    )
    .orderBy(rank, asc(users.name), asc(users.id))
    .limit(limit + 1)
    .offset(cursor);
  return {
    items: rows.slice(0, limit).map(({ user, request, ...row }) => ({
      ...row,
      user: shownPerson(actor, { ...user, publishes: Boolean(user.publishes) }),
      ...(requests && { request }),
    })),
    next: rows.length > limit ? String(cursor + limit) : null,
  };
}
