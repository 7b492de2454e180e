import { and, asc, eq, inArray } from 'drizzle-orm';
import { type Database, read, write } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { associationMembers } from '../../db/schema/associations.ts';
import { associationGroupMembers, associationGroups } from '../../db/schema/associationWork.ts';
import { type Actor, type MaybeActor, signedIn } from '../accounts/actor.ts';
import { recordAudit } from '../accounts/audit.ts';
import { publishes, shownPerson } from '../accounts/shownPerson.ts';
import { badInput, forbidden, notFound, parse } from '../http/problem.ts';
import { notify } from '../notifications/notify.ts';
import { readAssociation } from './association.ts';
import { belongs, mayAdmit } from './policy.ts';
import { groupInput } from './workInput.ts';

/** The sub-groups of an association with their people. @throws Problem 404 when its inside is not to be seen */
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
      /** Whether the caller is in it, and whether he changes who is. */
      mine: own.some(({ id }) => id === actor?.id),
      leads: leads || (actor !== null && actor.state === 'active' && leaderId === actor.id),
    };
  });
  return { items, next: null };
}
export type Group = Awaited<ReturnType<typeof listGroups>>['items'][number];

async function checkMember(database: Database, associationId: string, userId: string, path: string): Promise<void> {
  const [place] = await database
    .select({ membership: associationMembers.membership })
    .from(associationMembers)
    .where(and(eq(associationMembers.associationId, associationId), eq(associationMembers.userId, userId)));
  if (!place || !belongs(place.membership))
    throw badInput([{ path, message: 'В подгруппу входят участники объединения.' }]);
}

const join = (database: Database, groupId: string, userId: string) =>
  database.insert(associationGroupMembers).values({ groupId, userId }).onConflictDoNothing();

/** @throws Problem 401, 404, 403, 400 */
export async function addGroup(actor: MaybeActor, key: string, input: unknown): Promise<{ id: string }> {
  const person = signedIn(actor);
  const association = await readAssociation(person, key);
  if (!mayAdmit(person, association))
    throw forbidden('Подгруппы создают руководитель объединения, его заместители и методист.');
  const { leader, ...group } = parse(groupInput, input);
  return write(async (database) => {
    if (leader) await checkMember(database, association.id, leader, 'leader');
    const [added] = await database
      .insert(associationGroups)
      .values({ associationId: association.id, ...group, leaderId: leader || null })
      .returning({ id: associationGroups.id });
    const { id } = added as { id: string };
    if (leader) await join(database, id, leader);
    await recordAudit(
      database,
      person,
      'association.group',
      { kind: 'association', id: association.id },
      { title: group.title },
    );
    return { id };
  });
}

/** The group, for those who lead the association, and for its own leader when `own`. */
async function leading(
  actor: MaybeActor,
  groupId: string,
  own: boolean,
): Promise<{
  person: Actor;
  group: typeof associationGroups.$inferSelect;
  association: Awaited<ReturnType<typeof readAssociation>>;
}> {
  const person = signedIn(actor);
  const [group] = await read.select().from(associationGroups).where(eq(associationGroups.id, groupId));
  if (!group) throw notFound('Такой подгруппы нет.');
  const association = await readAssociation(person, group.associationId);
  if (!association.inside) throw notFound('Такой подгруппы нет.');
  if (!mayAdmit(person, association) && !(own && group.leaderId === person.id))
    throw forbidden(
      'Подгруппу меняют руководитель объединения, его заместители и методист; состав — и её руководитель.',
    );
  return { person, group, association };
}

/** @throws Problem 401, 404, 403, 400 */
export async function changeGroup(actor: MaybeActor, groupId: string, input: unknown): Promise<{ id: string }> {
  const { person, association } = await leading(actor, groupId, false);
  const { leader, ...group } = parse(groupInput, input);
  await write(async (database) => {
    if (leader) {
      await checkMember(database, association.id, leader, 'leader');
      await join(database, groupId, leader);
    }
    await database
      .update(associationGroups)
      .set({ ...group, leaderId: leader || null })
      .where(eq(associationGroups.id, groupId));
    await recordAudit(
      database,
      person,
      'association.group',
      { kind: 'association', id: association.id },
      { title: group.title },
    );
  });
  return { id: groupId };
}

/** Ends a group; its people stay in the association, its meetings stay meetings. @throws Problem 401, 404, 403 */
export async function removeGroup(actor: MaybeActor, groupId: string): Promise<void> {
  const { person, group, association } = await leading(actor, groupId, false);
  await write(async (database) => {
    await database.delete(associationGroups).where(eq(associationGroups.id, groupId));
    await recordAudit(
      database,
      person,
      'association.group-end',
      { kind: 'association', id: association.id },
      { title: group.title },
    );
  });
}

/** Takes a member of the association into the group and tells him. @throws Problem 401, 404, 403, 400 */
export async function addToGroup(actor: MaybeActor, groupId: string, userId: string): Promise<{ id: string }> {
  const { person, group, association } = await leading(actor, groupId, true);
  await write(async (database) => {
    await checkMember(database, association.id, userId, 'person');
    const [added] = await join(database, groupId, userId).returning({ userId: associationGroupMembers.userId });
    if (!added) return;
    await notify(database, [userId], {
      kind: 'association',
      title: `Вы в подгруппе «${group.title}»`,
      reason: 'вы участник объединения',
      url: `${association.url}/members#groups`,
      subject: `association:${association.id}`,
      actorId: person.id,
    });
  });
  return { id: userId };
}

/** Takes a person out of a group; everybody may leave himself. @throws Problem 401, 404, 403 */
export async function leaveGroup(actor: MaybeActor, groupId: string, userId: string): Promise<void> {
  const person = signedIn(actor);
  if (userId !== person.id) await leading(person, groupId, true);
  await write(async (database) => {
    const [gone] = await database
      .delete(associationGroupMembers)
      .where(and(eq(associationGroupMembers.groupId, groupId), eq(associationGroupMembers.userId, userId)))
      .returning({ userId: associationGroupMembers.userId });
    if (!gone) throw notFound('Этого человека в подгруппе нет.');
    await database
      .update(associationGroups)
      .set({ leaderId: null })
      .where(and(eq(associationGroups.id, groupId), eq(associationGroups.leaderId, userId)));
  });
}
