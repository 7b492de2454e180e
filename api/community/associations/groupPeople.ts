import { and, eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { associationGroupMembers, associationGroups } from '../../../db/schema/associations/work.ts';
import { notify } from '../../people/notifications/index.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { stepTaken } from '../../platform/capability/index.ts';
import { badInput, forbidden, notFound } from '../../platform/problem/index.ts';
import { readAssociation } from './association.ts';
import { placeOf } from './memberRow.ts';
import { belongs, mayAdmit } from './policy.ts';

/** The group, for those who lead the association and, with `own`, for the group's leader. @throws Problem 401, 404, 403 */
export async function leading(
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
  if (!mayAdmit(person, association) && !(own && group.leaderId === person.id && belongs(association.membership)))
    throw forbidden(
      'Подгруппу меняют руководитель объединения, его заместители и методист; состав — и её руководитель.',
    );
  return { person, group, association };
}

/** @throws Problem 400 at `path` when the person is not a member of the association */
export async function checkMember(
  database: Database,
  associationId: string,
  userId: string,
  path: string,
): Promise<void> {
  const place = await placeOf(database, associationId, userId);
  if (!place || !belongs(place)) throw badInput([{ path, message: 'В подгруппу входят участники объединения.' }]);
}

/** Adds a person to a group; idempotent. */
export const join = (database: Database, groupId: string, userId: string) =>
  database.insert(associationGroupMembers).values({ groupId, userId }).onConflictDoNothing();

/** Adds a member of the association to the group and notifies them. @throws Problem 401, 404, 403, 400 */
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

/** Removes a person from a group; everyone may leave. Their invitations to its future meetings are removed too. @throws Problem 401, 404, 403 */
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
    await stepTaken(database, 'group.left', { groupId, userId });
  });
}
