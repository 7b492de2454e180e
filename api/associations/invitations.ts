import { and, asc, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { type Database, read, write } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { associationMembers, associations, type Membership } from '../../db/schema/associations.ts';
import { associationInvitations } from '../../db/schema/associationWork.ts';
import { type Actor, type MaybeActor, signedIn } from '../accounts/actor.ts';
import { recordAudit } from '../accounts/audit.ts';
import { personNow } from '../accounts/personNow.ts';
import { emit } from '../events.ts';
import { badInput, conflict, forbidden, notFound, parse } from '../http/problem.ts';
import { reserveLetters, tooManyLetters } from '../mail/quota.ts';
import { notify } from '../notifications/notify.ts';
import { type Association, readAssociation } from './association.ts';
import { placeOf } from './memberRow.ts';
import { activePerson } from './person.ts';
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

/** Asks a person to join, whatever the admission; he says yes or no himself. Asked again, the note is the new one. @throws Problem 401, 404, 403, 400, 409 */
export async function invitePerson(actor: MaybeActor, key: string, input: unknown): Promise<{ id: string }> {
  const { person, association } = await managing(actor, key);
  const { email, note } = parse(invitationInput, input);
  const userId = await activePerson(email, 'email');
  await write(async (database) => {
    const place = await placeOf(database, association.id, userId);
    if (place && belongs(place)) throw badInput([{ path: 'email', message: 'Этот человек уже участник объединения.' }]);
    await database
      .insert(associationInvitations)
      .values({ associationId: association.id, userId, invitedBy: person.id, note })
      .onConflictDoUpdate({
        target: [associationInvitations.associationId, associationInvitations.userId],
        set: { note, invitedBy: person.id },
      });
    const wait = (await reserveLetters(database, person.id, [userId])).get(userId);
    if (wait === 'person') throw tooManyLetters(wait);
    // Who was written to today finds the new note with the invitation itself.
    if (wait !== 'twice')
      await notify(database, [userId], {
        kind: 'association',
        title: `Вас приглашают в объединение «${association.title}»`,
        reason: 'вас пригласил руководитель объединения',
        url: association.url,
        subject: `association:${association.id}`,
        actorId: person.id,
      });
    await recordAudit(
      database,
      person,
      'association.invite',
      { kind: 'association', id: association.id },
      { person: userId },
    );
  });
  return { id: userId };
}

/** An invitation holds no longer than the right of whoever gave it: a head who was replaced or blocked admits nobody. */
async function mayStillInvite(database: Database, { id, visibility }: Association, inviterId: string) {
  const membership = (await placeOf(database, id, inviterId)) ?? 'none';
  return mayManageMembers(await personNow(database, inviterId), { visibility, membership });
}

/** The invited person joins or declines; a declined invitation is forgotten. @throws Problem 401, 404 (nobody invited him), 400 */
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
      title: `${person.name}: приглашение в «${association.title}» ${answer === 'accept' ? 'принято' : 'отклонено'}`,
      reason: 'вы пригласили этого человека',
      url: `${association.url}/members`,
      subject: `association:${association.id}`,
      actorId: person.id,
    });
    await recordAudit(database, person, `association.invitation-${answer}`, {
      kind: 'association',
      id: association.id,
    });
  });
  emit({ kind: 'association.changed', associationId: association.id });
  return { membership };
}

/** Who is invited and has not answered. @throws Problem 401, 404, 403 */
export async function listAssociationInvitations(actor: MaybeActor, key: string) {
  const { association } = await managing(actor, key);
  const items = await read
    .select({
      id: users.id,
      name: users.name,
      note: associationInvitations.note,
      createdAt: associationInvitations.createdAt,
    })
    .from(associationInvitations)
    .innerJoin(users, eq(users.id, associationInvitations.userId))
    .where(eq(associationInvitations.associationId, association.id))
    .orderBy(asc(users.name))
    .limit(100);
  return { items, next: null };
}

/** Takes an invitation back. @throws Problem 401, 404, 403 */
export async function revokeAssociationInvitation(actor: MaybeActor, key: string, userId: string): Promise<void> {
  const { person, association } = await managing(actor, key);
  await write(async (database) => {
    const [gone] = await database
      .delete(associationInvitations)
      .where(of(association.id, userId))
      .returning({ userId: associationInvitations.userId });
    if (!gone) throw notFound('Такого приглашения нет: на него уже ответили.');
    await recordAudit(
      database,
      person,
      'association.uninvite',
      { kind: 'association', id: association.id },
      { person: userId },
    );
  });
}

const inviter = alias(users, 'inviter');

/** The associations that ask the caller to join; one of them when `associationId` is given. */
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
