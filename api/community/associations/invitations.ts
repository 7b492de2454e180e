import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { type Database, read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers, associations, type Membership } from '../../../db/schema/associations/associations.ts';
import { associationAddresses, associationInvitations } from '../../../db/schema/associations/work.ts';
import { personNow } from '../../people/accounts/index.ts';
import { notify } from '../../people/notifications/index.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { reserveLetters, tooManyLetters } from '../../platform/mail/index.ts';
import { badInput, conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { type Association, readAssociation } from './association.ts';
import { placeOf } from './memberRow.ts';
import { belongs, mayManageMembers } from './policy.ts';
import { invitationAnswer, invitationInput } from './workInput.ts';

const of = (associationId: string, userId: string) =>
  and(eq(associationInvitations.associationId, associationId), eq(associationInvitations.userId, userId));

async function managing(
  actor: MaybeActor,
  key: string,
): Promise<{ person: Actor; association: Awaited<ReturnType<typeof readAssociation>> }> {
  const person = signedIn(actor);
  const association = await readAssociation(person, key);
  if (!mayManageMembers(person, association)) throw forbidden('Приглашают руководитель объединения и методист.');
  return { person, association };
}

/** How many invited addresses of one association may be unanswered. */
const mostWaiting = 100;

/**
 * Invites a person, whatever the admission; they accept or decline themselves. A repeated invitation replaces the note. The answer is
 * the same whether or not the address has an account.
 * @throws Problem 401, 404, 403, 400
 */
export async function invitePerson(actor: MaybeActor, key: string, input: unknown): Promise<{ id: string }> {
  const { person, association } = await managing(actor, key);
  const { email, note } = parse(invitationInput, input);
  return write(async (database) => {
    const waiting = await database.$count(
      associationAddresses,
      and(eq(associationAddresses.associationId, association.id), ne(associationAddresses.email, email)),
    );
    if (waiting >= mostWaiting)
      throw badInput([
        { path: 'email', message: `Ответа ждут уже ${mostWaiting} приглашений. Отзовите те, что не нужны.` },
      ]);
    const wait = (await reserveLetters(database, person.id, [email])).get(email);
    if (wait === 'person') throw tooManyLetters(wait);
    const [found] = await database
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.email, email), eq(users.state, 'active')));
    const asked = { invitedBy: person.id, note, userId: found?.id ?? null };
    const [address] = await database
      .insert(associationAddresses)
      .values({ associationId: association.id, email, ...asked })
      .onConflictDoUpdate({ target: [associationAddresses.associationId, associationAddresses.email], set: asked })
      .returning({ id: associationAddresses.id });
    // A person who got a letter today sees the new note with the invitation itself.
    if (found) await ask(database, person, association, { userId: found.id, note, tells: wait !== 'twice' });
    // The log outlives the invitation: it holds neither the address nor the person.
    await recordAudit(database, person, 'association.invite', { kind: 'association', id: association.id });
    return address as { id: string };
  });
}

/** A member is not invited again, and the caller does not learn of it. */
async function ask(
  database: Database,
  person: Actor,
  association: { id: string; title: string; url: string },
  { userId, note, tells }: { userId: string; note: string; tells: boolean },
): Promise<void> {
  const place = await placeOf(database, association.id, userId);
  if (place && belongs(place)) return;
  await database
    .insert(associationInvitations)
    .values({ associationId: association.id, userId, invitedBy: person.id, note })
    .onConflictDoUpdate({
      target: [associationInvitations.associationId, associationInvitations.userId],
      set: { note, invitedBy: person.id },
    });
  if (!tells) return;
  await notify(database, [userId], {
    kind: 'association',
    title: `Вас приглашают в объединение «${association.title}»`,
    reason: 'вас пригласил руководитель объединения',
    url: association.url,
    subject: `association:${association.id}`,
    actorId: person.id,
  });
}

/** An invitation is valid only while its sender may still invite: one from a replaced or blocked head admits nobody. */
async function mayStillInvite(database: Database, { id, visibility }: Association, inviterId: string) {
  const membership = (await placeOf(database, id, inviterId)) ?? 'none';
  return mayManageMembers(await personNow(database, inviterId), { visibility, membership });
}

/** The invited person joins or declines. A declined invitation is deleted. @throws Problem 401, 404 (not invited), 400 */
export async function answerAssociationInvitation(
  actor: MaybeActor,
  key: string,
  input: unknown,
): Promise<{ membership: Membership }> {
  const person = signedIn(actor);
  const association = await readAssociation(person, key);
  const [invitation] = await read.select().from(associationInvitations).where(of(association.id, person.id));
  if (!invitation) throw notFound('Приглашения нет: возможно, его отозвали.');
  const { answer } = parse(invitationAnswer, input);
  const membership: Membership = answer === 'accept' ? 'member' : association.membership;
  await write(async (database) => {
    const [taken] = await database
      .delete(associationInvitations)
      .where(of(association.id, person.id))
      .returning({ userId: associationInvitations.userId });
    if (!taken) throw conflict('Приглашение уже отозвали. Обновите страницу.');
    if (answer === 'accept' && !(await mayStillInvite(database, association, invitation.invitedBy)))
      throw notFound(
        'Приглашение больше не действует: тот, кто его прислал, сюда больше не приглашает. Попросите новое.',
      );
    const [address] = await database
      .delete(associationAddresses)
      .where(and(eq(associationAddresses.associationId, association.id), eq(associationAddresses.userId, person.id)))
      .returning({ email: associationAddresses.email });
    // The notice of a refusal names only the address: the head knows no more.
    const accepts = answer === 'accept';
    const who = accepts ? person.name : (address?.email ?? 'Тот, кого вы звали');
    if (answer === 'accept' && !belongs(association.membership)) {
      const place = {
        membership: 'member' as const,
        refusal: '',
        decidedBy: invitation.invitedBy,
        decidedAt: new Date(),
        createdAt: new Date(),
      };
      await database
        .insert(associationMembers)
        .values({ associationId: association.id, userId: person.id, ...place })
        .onConflictDoUpdate({ target: [associationMembers.associationId, associationMembers.userId], set: place });
    }
    await notify(database, [invitation.invitedBy], {
      kind: 'association',
      title: `${who}: приглашение в «${association.title}» ${accepts ? 'принято' : 'отклонено'}`,
      reason: 'вы пригласили этого человека',
      url: `${association.url}/members`,
      subject: `association:${association.id}`,
      ...(accepts && { actorId: person.id }),
    });
    await recordAudit(database, person, `association.invitation-${answer}`, {
      kind: 'association',
      id: association.id,
    });
  });
  emit({ kind: 'association.changed', associationId: association.id });
  return { membership };
}

/** Invited addresses without an answer. @throws Problem 401, 404, 403 */
export async function listAssociationInvitations(actor: MaybeActor, key: string) {
  const { association } = await managing(actor, key);
  const items = await read
    .select({
      id: associationAddresses.id,
      email: associationAddresses.email,
      note: associationAddresses.note,
      createdAt: associationAddresses.createdAt,
    })
    .from(associationAddresses)
    .where(eq(associationAddresses.associationId, association.id))
    .orderBy(asc(associationAddresses.email))
    .limit(mostWaiting + 1);
  return { items, next: null };
}

/** Withdraws an invitation. @throws Problem 401, 404, 403 */
export async function revokeAssociationInvitation(actor: MaybeActor, key: string, id: string): Promise<void> {
  const { person, association } = await managing(actor, key);
  await write(async (database) => {
    const [gone] = await database
      .delete(associationAddresses)
      .where(and(eq(associationAddresses.associationId, association.id), eq(associationAddresses.id, id)))
      .returning({ userId: associationAddresses.userId });
    if (!gone) throw notFound('Такого приглашения нет: на него уже ответили.');
    if (gone.userId) await database.delete(associationInvitations).where(of(association.id, gone.userId));
    await recordAudit(database, person, 'association.uninvite', { kind: 'association', id: association.id });
  });
}

const inviter = alias(users, 'inviter');

/** The associations that invite the caller; only one of them when `associationId` is given. */
export function ownInvitations(actor: MaybeActor, associationId?: string) {
  return read
    .select({
      slug: associations.slug,
      title: associations.title,
      note: associationInvitations.note,
      by: inviter.name,
      createdAt: associationInvitations.createdAt,
    })
    .from(associationInvitations)
    .innerJoin(associations, eq(associations.id, associationInvitations.associationId))
    .innerJoin(inviter, eq(inviter.id, associationInvitations.invitedBy))
    .where(
      and(
        eq(associationInvitations.userId, actor?.id ?? ''),
        associationId ? eq(associationInvitations.associationId, associationId) : undefined,
      ),
    )
    .orderBy(desc(associationInvitations.createdAt))
    .limit(20);
}
