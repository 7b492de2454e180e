import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { practiceAddresses, practiceInvitations } from '../../../db/schema/practices/invitations.ts';
import { practiceAuthors, practices } from '../../../db/schema/practices.ts';
import { notify } from '../../people/notifications/index.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { conflict, notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';

export const invitationInput = z.object({
  answer: z.enum(['yes', 'no'], { error: 'Ответьте «yes» (назвать соавтором) или «no» (не называть).' }),
});

/** Invites people as co-authors, in the transaction that makes the draft. */
export async function askAuthors(
  database: Database,
  asker: Actor,
  { practiceId, title, people, reason }: { practiceId: string; title: string; people: string[]; reason: string },
): Promise<void> {
  if (people.length === 0) return;
  await database
    .insert(practiceInvitations)
    .values(people.map((userId) => ({ practiceId, userId, askedBy: asker.id })));
  await notify(database, people, {
    kind: 'practice',
    title: `Сделанное вами вошло в черновик практики «${title}». Назвать вас соавтором?`,
    reason,
    url: `/practices/${practiceId}/invitation`,
    subject: `practice:${practiceId}`,
    actorId: asker.id,
  });
}

async function findInvitation(database: Database, userId: string, practiceId: string) {
  const [row] = await database
    .select({
      answer: practiceInvitations.answer,
      named: practiceInvitations.named,
      practice: {
        id: practices.id,
        title: practices.title,
        problem: practices.problem,
        actions: practices.actions,
        state: practices.state,
      },
      asker: { id: users.id, name: users.name },
    })
    .from(practiceInvitations)
    .innerJoin(practices, eq(practices.id, practiceInvitations.practiceId))
    .innerJoin(users, eq(users.id, practiceInvitations.askedBy))
    .where(and(eq(practiceInvitations.practiceId, practiceId), eq(practiceInvitations.userId, userId)));
  if (!row) throw notFound();
  return row;
}

/** The caller's own invitation with the text of the draft. @throws Problem 401, 404 when they were not invited */
export async function readInvitation(actor: MaybeActor, practiceId: string) {
  const { named: _named, ...invitation } = await findInvitation(read, signedIn(actor).id, practiceId);
  return invitation;
}

/**
 * Accepts or declines co-authorship. Until people accept, they are not named in the practice; a later «no»
 * removes them while the practice is not published.
 * @throws Problem 401, 404, 400, 409 once it is published
 */
export async function answerInvitation(actor: MaybeActor, practiceId: string, input: unknown) {
  const person = signedIn(actor);
  await findInvitation(read, person.id, practiceId);
  const { answer } = parse(invitationInput, input);
  await write(async (database) => {
    const { practice, asker, named, answer: before } = await findInvitation(database, person.id, practiceId);
    if (before === answer) return;
    if (practice.state === 'published')
      throw conflict(
        'Практика уже опубликована. Имя снимается отзывом согласия на публикацию имени: страница /consent.',
      );
    const own = and(eq(practiceAuthors.practiceId, practiceId), eq(practiceAuthors.userId, person.id));
    if (answer === 'yes')
      await database.insert(practiceAuthors).values({ practiceId, userId: person.id }).onConflictDoNothing();
    else await database.delete(practiceAuthors).where(own);
    await database
      .update(practiceInvitations)
      .set({ answer, answeredAt: new Date(), named: named || answer === 'yes' })
      .where(and(eq(practiceInvitations.practiceId, practiceId), eq(practiceInvitations.userId, person.id)));
    // The name in the notice of a refusal, as the inviter knows the person: by name, or only by the address.
    const toAddress = answer === 'no' && !named;
    const [address] =
      answer === 'yes' || toAddress
        ? await database
            .delete(practiceAddresses)
            .where(and(eq(practiceAddresses.practiceId, practiceId), eq(practiceAddresses.userId, person.id)))
            .returning({ email: practiceAddresses.email })
        : [];
    const who = toAddress ? (address?.email ?? 'Человек, которого вы позвали') : person.name;
    await recordAudit(
      database,
      person,
      answer === 'yes' ? 'practice.coauthorAgreed' : 'practice.coauthorDeclined',
      { kind: 'practice', id: practiceId },
      {},
    );
    await notify(database, [asker.id], {
      kind: 'practice',
      title:
        answer === 'yes'
          ? `${person.name}: согласие на соавторство «${practice.title}»`
          : `${who}: просьба не называть соавтором «${practice.title}»`,
      reason: 'это ваш черновик',
      url: `/practices/${practiceId}/edit`,
      subject: `practice:${practiceId}`,
      ...(!toAddress && { actorId: person.id }),
    });
  });
  emit({ kind: 'practice.changed', practiceId });
  return { answer };
}
