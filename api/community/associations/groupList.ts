import { and, asc, eq, inArray } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { associationGroupMembers, associationGroups } from '../../../db/schema/associations/work.ts';
import { publishes, shownPerson } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { readAssociation } from './association.ts';
import { belongs, mayAdmit } from './policy.ts';

/** The sub-groups of an association with their people. @throws Problem 404 when the caller may not see its inside */
export async function listGroups(actor: MaybeActor, key: string) {
  const association = await readAssociation(actor, key);
  if (!association.inside) throw notFound();
  const groups = await read
    .select({
      id: associationGroups.id,
      title: associationGroups.title,
      purpose: associationGroups.purpose,
      leaderId: associationGroups.leaderId,
    })
    .from(associationGroups)
    .where(eq(associationGroups.associationId, association.id))
    .orderBy(asc(associationGroups.title))
    .limit(50);
  const people = await read
    .select({
      groupId: associationGroupMembers.groupId,
      id: users.id,
      name: users.name,
      publishes: publishes(users.id),
    })
    .from(associationGroupMembers)
    .innerJoin(users, eq(users.id, associationGroupMembers.userId))
    .innerJoin(
      associationMembers,
      and(
        eq(associationMembers.associationId, association.id),
        eq(associationMembers.userId, associationGroupMembers.userId),
        inArray(associationMembers.membership, ['member', 'deputy', 'head']),
      ),
    )
    .where(
      inArray(
        associationGroupMembers.groupId,
        groups.map(({ id }) => id),
      ),
    )
    .orderBy(asc(users.name))
    .limit(2000);
  const leads = mayAdmit(actor, association);
  const items = groups.map(({ leaderId, ...group }) => {
    const own = people.filter(({ groupId }) => groupId === group.id);
    const show = (person: (typeof own)[number]) =>
      shownPerson(actor, { ...person, publishes: Boolean(person.publishes) });
    const leader = own.find(({ id }) => id === leaderId);
    return {
      ...group,
      leader: leader ? show(leader) : null,
      members: own.map(show),
      /** Whether the caller is a member, and whether they may change the members. */
      mine: own.some(({ id }) => id === actor?.id),
      leads:
        leads ||
        (actor !== null && actor.state === 'active' && leaderId === actor.id && belongs(association.membership)),
    };
  });
  return { items, next: null };
}
export type Group = Awaited<ReturnType<typeof listGroups>>['items'][number];
