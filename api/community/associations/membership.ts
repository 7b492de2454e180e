import { and, eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { associationMembers, type Membership } from '../../../db/schema/associations/associations.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { readAssociation } from './association.ts';
import { decisionInput, joinInput } from './input.ts';
import { depart } from './leaving.ts';
import { changed, placeOf, put, rowOf } from './memberRow.ts';
import { belongs, isConfirmed, mayAdmit } from './policy.ts';
import { tellOfDecision, tellOfRequest } from './telling.ts';

/**
 * Joins an open association or requests to join one that admits by request; idempotent.
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

/** Leaves, or withdraws a request. A head must hand the association over first. @throws Problem 401, 404, 409 */
export async function leave(actor: MaybeActor, key: string): Promise<void> {
  const person = signedIn(actor);
  const { id, membership } = await readAssociation(person, key);
  if (membership === 'head')
    throw conflict('Руководитель не может выйти, пока не назван новый. Попросите об этом методиста.');
  if (membership === 'none') return;
  await write(async (database) => {
    await depart(database, [id], person.id);
    await recordAudit(database, person, 'association.leave', { kind: 'association', id });
  });
  changed(id);
}

/** Accepts or declines a request to join. @throws Problem 401, 403, 404, 409 (no open request), 400 */
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
