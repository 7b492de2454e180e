import { and, eq } from 'drizzle-orm';
import { type Database, read, write } from '../../db/client.ts';
import { associationMembers, type Membership } from '../../db/schema/associations.ts';
import { type MaybeActor, signedIn } from '../accounts/actor.ts';
import { recordAudit } from '../accounts/audit.ts';
import { emit } from '../events.ts';
import { conflict, forbidden, notFound, parse } from '../http/problem.ts';
import { readAssociation } from './association.ts';
import { decisionInput, joinInput, newMemberInput, placeInput } from './input.ts';
import { activePerson } from './person.ts';
import { belongs, isConfirmed, mayAdmit, mayManageMembers, mayNameHead } from './policy.ts';
import { tellOfDecision, tellOfPlace, tellOfRequest } from './telling.ts';

const rowOf = (associationId: string, userId: string) =>
  and(eq(associationMembers.associationId, associationId), eq(associationMembers.userId, userId));

async function placeOf(database: Database, associationId: string, userId: string): Promise<Membership | null> {
  const [row] = await database
    .select({ membership: associationMembers.membership })
    .from(associationMembers)
    .where(rowOf(associationId, userId));
  return row?.membership ?? null;
}

/** Writes a person's place; the row of an earlier request or refusal becomes the new one. */
const put = (
  database: Database,
  associationId: string,
  userId: string,
  set: Partial<typeof associationMembers.$inferInsert>,
) => {
  const values = { membership: 'member' as const, refusal: '', createdAt: new Date(), ...set };
  return database
    .insert(associationMembers)
    .values({ associationId, userId, ...values })
    .onConflictDoUpdate({ target: [associationMembers.associationId, associationMembers.userId], set: values });
};

const changed = (associationId: string) => emit({ kind: 'association.changed', associationId });

/**
 * Joins an open association or asks to be let into one that admits by request; once more changes nothing.
 * @throws Problem 401, 404, 403 (closed, or the person is not confirmed yet), 400
 */
export async function join(
  actor: MaybeActor,
  key: string,
  input: unknown,
): Promise<{ membership: 'member' | 'deputy' | 'head' | 'requested' }> {
  const person = signedIn(actor);
  const association = await readAssociation(person, key);
  const { id, admission, membership } = association;
  if (belongs(membership)) return { membership: membership as 'member' | 'deputy' | 'head' };
  if (!isConfirmed(person))
    throw forbidden('Вступить можно, когда администрация школы подтвердит, что вы у неё работаете.');
  if (admission === 'closed')
    throw forbidden('В это объединение принимают по приглашению. Напишите его руководителю или методисту.');
  const { reason } = parse(joinInput, input);
  if (membership === 'requested' && admission === 'request') return { membership };
  const place = admission === 'open' ? 'member' : 'requested';
  await write(async (database) => {
    await put(database, id, person.id, { membership: place, request: reason, decidedBy: null, decidedAt: null });
    const act = place === 'member' ? 'association.join' : 'association.ask';
    await recordAudit(database, person, act, { kind: 'association', id });
    if (place === 'requested') await tellOfRequest(database, association, person);
  });
  changed(id);
  return { membership: place };
}

/** Leaves, or takes a request back. A head first hands the association over. @throws Problem 401, 404, 409 */
export async function leave(actor: MaybeActor, key: string): Promise<void> {
  const person = signedIn(actor);
  const { id, membership } = await readAssociation(person, key);
  if (membership === 'head')
    throw conflict('Руководитель не может выйти, пока не назван новый. Попросите об этом методиста.');
  if (membership === 'none') return;
  await write(async (database) => {
    await database.delete(associationMembers).where(rowOf(id, person.id));
    await recordAudit(database, person, 'association.leave', { kind: 'association', id });
  });
  changed(id);
}

/** Accepts or refuses a request to join. @throws Problem 401, 403, 404, 409 (there is no request any more), 400 */
export async function decide(
  actor: MaybeActor,
  key: string,
  userId: string,
  input: unknown,
): Promise<{ membership: Membership }> {
  const decider = signedIn(actor);
  const association = await readAssociation(decider, key);
  if (!mayAdmit(decider, association))
    throw forbidden('Заявки рассматривают руководитель объединения, его заместитель и методист.');
  if ((await placeOf(read, association.id, userId)) === null)
    throw notFound('Такой заявки нет: возможно, человек её отозвал.');
  const { decision, reason } = parse(decisionInput, input);
  const membership = decision === 'accept' ? 'member' : 'none';
  await write(async (database) => {
    const rows = await database
      .update(associationMembers)
      .set({ membership, refusal: decision === 'refuse' ? reason : '', decidedBy: decider.id, decidedAt: new Date() })
      .where(and(rowOf(association.id, userId), eq(associationMembers.membership, 'requested')))
      .returning({ userId: associationMembers.userId });
    if (rows.length === 0) throw conflict('Эту заявку уже рассмотрели или отозвали. Обновите страницу.');
    await recordAudit(
      database,
      decider,
      `association.${decision}`,
      { kind: 'association', id: association.id },
      { person: userId },
    );
    await tellOfDecision(database, association, decider, userId, decision === 'accept');
  });
  changed(association.id);
  return { membership };
}

/** Gives a person a place: member, deputy, or (methodists only) head; the former head stays as a member. @throws Problem 401, 404, 403, 400 */
export async function setPlace(
  actor: MaybeActor,
  key: string,
  userId: string,
  input: unknown,
): Promise<{ membership: Membership }> {
  const manager = signedIn(actor);
  const association = await readAssociation(manager, key);
  if (!mayManageMembers(manager, association))
    throw forbidden('Состав объединения меняют его руководитель и методист.');
  const { membership } = parse(placeInput, input);
  const current = await placeOf(read, association.id, userId);
  if ((membership === 'head' || current === 'head') && !mayNameHead(manager))
    throw forbidden('Руководителя назначает методист.');
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

/** Adds a person by e-mail, whatever the admission; one who belongs already keeps his place. @throws Problem 401, 404, 403, 400 */
export async function addMember(
  actor: MaybeActor,
  key: string,
  input: unknown,
): Promise<{ id: string; membership: Membership }> {
  const manager = signedIn(actor);
  const association = await readAssociation(manager, key);
  if (!mayManageMembers(manager, association))
    throw forbidden('Состав объединения меняют его руководитель и методист.');
  const userId = await activePerson(parse(newMemberInput, input).email, 'email');
  const current = await placeOf(read, association.id, userId);
  if (current && belongs(current)) return { id: userId, membership: current };
  return { id: userId, ...(await setPlace(manager, key, userId, { membership: 'member' })) };
}

/** Takes a person out of an association. @throws Problem 401, 404, 403 */
export async function removeMember(actor: MaybeActor, key: string, userId: string): Promise<void> {
  const manager = signedIn(actor);
  const association = await readAssociation(manager, key);
  if (!mayManageMembers(manager, association))
    throw forbidden('Состав объединения меняют его руководитель и методист.');
  const current = await placeOf(read, association.id, userId);
  if (current === null) throw notFound('Этого человека в объединении нет.');
  if (current === 'head' && !mayNameHead(manager)) throw forbidden('Руководителя назначает и освобождает методист.');
  await write(async (database) => {
    await database.delete(associationMembers).where(rowOf(association.id, userId));
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
