import { eq } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { associationGroups } from '../../../db/schema/associations/work.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { forbidden, parse } from '../../platform/problem/index.ts';
import { readAssociation } from './association.ts';
import { checkMember, join, leading } from './groupPeople.ts';
import { mayAdmit } from './policy.ts';
import { groupInput } from './workInput.ts';

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

/** Deletes a group; its people stay in the association, its meetings stay. @throws Problem 401, 404, 403 */
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
