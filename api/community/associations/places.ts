import { and, eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { associationMembers, type Membership } from '../../../db/schema/associations/associations.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { readAssociation } from './association.ts';
import { newMemberInput, placeInput } from './input.ts';
import { invitePerson } from './invitations.ts';
import { depart } from './leaving.ts';
import { changed, placeOf, put } from './memberRow.ts';
import { activePerson } from './person.ts';
import { belongs, mayManageMembers, mayNameHead } from './policy.ts';
import { tellOfPlace } from './telling.ts';

/** @throws Problem 401, 404, 403 when the caller does not lead the association */
async function managing(actor: MaybeActor, key: string) {
  const manager = signedIn(actor);
  const association = await readAssociation(manager, key);
  if (!mayManageMembers(manager, association))
    throw forbidden('Состав объединения меняют его руководитель и методист.');
  return { manager, association };
}

/** Sets a person's place: member, deputy, or (methodists only) head; the former head stays as a member. @throws Problem 401, 404, 403, 400 */
export async function setPlace(
  actor: MaybeActor,
  key: string,
  userId: string,
  input: unknown,
): Promise<{ membership: Membership }> {
  const { manager, association } = await managing(actor, key);
  const { membership } = parse(placeInput, input);
  const current = await placeOf(read, association.id, userId);
  if ((membership === 'head' || current === 'head') && !mayNameHead(manager))
    throw forbidden('Руководителя назначает методист.');
  if (!mayNameHead(manager) && current !== 'requested' && !(current && belongs(current)))
    throw notFound('Этого человека в объединении нет. Позовите его по почте: он ответит сам.');
  await activePerson(userId, 'id');
  await write(async (database) => {
    if (membership === 'head')
      await database
        .update(associationMembers)
        .set({ membership: 'member' })
        .where(and(eq(associationMembers.associationId, association.id), eq(associationMembers.membership, 'head')));
    await put(database, association.id, userId, { membership, decidedBy: manager.id, decidedAt: new Date() });
    await recordAudit(
      database,
      manager,
      'association.place',
      { kind: 'association', id: association.id },
      { person: userId, membership },
    );
    if (membership !== current) await tellOfPlace(database, association, manager, userId, membership);
  });
  changed(association.id);
  return { membership };
}

/**
 * Adds a person by e-mail, whatever the admission; a member keeps their place. For the centre the person is a member at once; for a head it is an
 * invitation, which reveals nothing about the address (null).
 * @throws Problem 401, 404, 403, 400
 */
export async function addMember(
  actor: MaybeActor,
  key: string,
  input: unknown,
): Promise<{ id: string; membership: Membership } | null> {
  const { manager, association } = await managing(actor, key);
  if (!mayNameHead(manager)) {
    await invitePerson(manager, key, input);
    return null;
  }
  const userId = await activePerson(parse(newMemberInput, input).email, 'email');
  const current = await placeOf(read, association.id, userId);
  if (current && belongs(current)) return { id: userId, membership: current };
  return { id: userId, ...(await setPlace(manager, key, userId, { membership: 'member' })) };
}

/** Removes a person from an association. @throws Problem 401, 404, 403 */
export async function removeMember(actor: MaybeActor, key: string, userId: string): Promise<void> {
  const { manager, association } = await managing(actor, key);
  const current = await placeOf(read, association.id, userId);
  if (current === null) throw notFound('Этого человека в объединении нет.');
  if (current === 'head' && !mayNameHead(manager)) throw forbidden('Руководителя назначает и освобождает методист.');
  await write(async (database) => {
    await depart(database, [association.id], userId);
    await recordAudit(
      database,
      manager,
      'association.remove',
      { kind: 'association', id: association.id },
      { person: userId },
    );
  });
  changed(association.id);
}
