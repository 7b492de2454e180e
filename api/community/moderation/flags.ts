import { and, eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { users } from '../../../db/schema/accounts.ts';
import { pairs } from '../../../db/schema/mentoring/pairs.ts';
import { moderationCases, postFlags } from '../../../db/schema/moderation.ts';
import { notify } from '../../people/notifications/index.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { leadersOf } from '../associations/index.ts';
import { isConfirmed } from '../associations/policy.ts';
import { readPost, type Thread } from '../discussions/index.ts';
import { flagInput } from './input.ts';
import { isCoordinators } from './policy.ts';

async function coordinatorOf(thread: Thread): Promise<string | null> {
  if (!thread.pair) return null;
  const [pair] = await read.select({ id: pairs.coordinatorId }).from(pairs).where(eq(pairs.id, thread.pair.id));
  return pair?.id ?? null;
}

/**
 * A post that the caller may flag, with the moderator who decides.
 * @throws Problem 401, 404, 403 (their own post; the words of a pair's coordinator, whom nobody else may read), 409 (hidden already)
 */
export async function flaggable(actor: MaybeActor, postId: string) {
  const person = signedIn(actor);
  const { post, thread } = await readPost(person, postId);
  if (post.authorId === person.id) throw forbidden('Это ваше сообщение: его можно изменить или удалить.');
  if (!isConfirmed(person)) throw forbidden('Пожаловаться можно, когда школа подтвердит вас.');
  if (post.deletedAt) throw conflict('Это сообщение уже скрыто.');
  const coordinatorId = await coordinatorOf(thread);
  if (isCoordinators(thread, post.authorId, coordinatorId))
    throw forbidden(
      'Это написал координатор пары. Закрытый разговор, кроме его участников и координатора, не видит никто, поэтому передать жалобу некому. Скажите координатору прямо или напишите в методический центр своими словами.',
    );
  return { person, post, thread, coordinatorId };
}

/** The moderators of a case: the pair's coordinator, the leaders of the association, or every methodist. */
async function decidersOf(database: Database, thread: Thread, coordinatorId: string | null): Promise<string[]> {
  if (thread.pair) return coordinatorId ? [coordinatorId] : [];
  if (thread.association) return leadersOf(database, thread.association.id);
  const methodists = await database
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'methodist'), eq(users.state, 'active')))
    .limit(50);
  return methodists.map(({ id }) => id);
}

/** Complains about a post, with a reason; once per case. @throws Problem 401, 404, 403, 409, 400 */
export async function flagPost(actor: MaybeActor, postId: string, input: unknown): Promise<{ id: string }> {
  const { person, post, thread, coordinatorId } = await flaggable(actor, postId);
  const { reason, kind } = parse(flagInput, input);
  return write(async (database) => {
    const [open] = await database
      .select({ id: moderationCases.id })
      .from(moderationCases)
      .where(
        and(eq(moderationCases.postId, postId), eq(moderationCases.state, 'open'), eq(moderationCases.kind, 'flag')),
      );
    const caseId = open?.id ?? newId();
    if (!open) {
      const place = { associationId: thread.association?.id ?? null, pairId: thread.pair?.id ?? null };
      await database
        .insert(moderationCases)
        .values({ id: caseId, kind: 'flag', postId, threadId: thread.id, ...place });
      const deciders = await decidersOf(database, thread, coordinatorId);
      await notify(
        database,
        deciders.filter((id) => id !== post.authorId),
        {
          kind: 'moderation',
          title: `Жалоба на сообщение в обсуждении «${thread.title}»`,
          reason: thread.pair ? 'вы координатор пары' : 'вы ведёте обсуждения',
          url: `/moderation/${caseId}`,
          subject: `case:${caseId}`,
          secret: thread.pair !== null,
          actorId: person.id,
        },
      );
    }
    const id = newId();
    const made = await database
      .insert(postFlags)
      .values({ id, postId, caseId, userId: person.id, reason, kind })
      .onConflictDoNothing()
      .returning({ id: postFlags.id });
    if (made.length === 0) throw conflict('Вы уже пожаловались на это сообщение. Ведущий его рассматривает.');
    return { id };
  });
}
