import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { stepTaken } from '../../platform/capability/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { approvalOf, letOut } from './holding.ts';
import { reasonInput } from './input.ts';
import { mayDeletePost, mayDeleteThread, mayRestore } from './policy.ts';
import { readPost, type StoredPost } from './post.ts';
import { tellAuthor } from './tellAuthor.ts';
import { readThread, type Thread, threadChanged } from './thread.ts';

/** The reason of deleting: one's own posts need none, another person's do. @throws Problem 400 */
const reasonOf = (actor: Actor, authorId: string, input: unknown): string =>
  authorId === actor.id ? '' : parse(reasonInput, input).reason;

/** Texts of a pair's discussion stay out of the log, which the administrator reads. */
export const loggedReason = (thread: { pair: unknown }, reason: string) => (thread.pair || !reason ? {} : { reason });

/** Deletes a post in the caller's transaction; moderators also do so from their queue. */
export async function hidePost(database: Database, actor: Actor, thread: Thread, post: StoredPost, reason: string) {
  await database
    .update(posts)
    .set({ deletedAt: new Date(), deletedBy: actor.id, deleteReason: reason })
    .where(and(eq(posts.id, post.id), isNull(posts.deletedBy)));
  if (post.authorId !== actor.id)
    await tellAuthor(database, actor, thread, post, { title: 'Ваше сообщение скрыли', reason });
}

/** Deletes a post; its number stays, with a trace of who deleted it and why. Idempotent. @throws Problem 401, 404, 403, 400 */
export async function deletePost(actor: MaybeActor, id: string, input: unknown = {}): Promise<void> {
  const person = signedIn(actor);
  const { post, thread } = await readPost(person, id);
  if (!mayDeletePost(person, thread.place, post))
    throw forbidden('Удалить сообщение могут его автор и ведущие обсуждения.');
  if (post.heldAt && !post.deletedBy) throw forbidden('Сообщение ждёт проверки: о нём решают в очереди ведущего.');
  if (post.deletedAt) return;
  const reason = reasonOf(person, post.authorId, input);
  await write(async (database) => {
    await hidePost(database, person, thread, post, reason);
    if (post.authorId === person.id) return;
    await stepTaken(database, 'post.hidden', { postId: post.id, reason, by: person.id });
    await recordAudit(database, person, 'post.delete', { kind: 'post', id }, loggedReason(thread, reason));
  });
  emit(threadChanged(thread));
  emit({ kind: 'post.changed', threadId: thread.id });
}

/** Restores a post: authors restore what they deleted, moderators what a moderator deleted. @throws Problem 401, 404, 403 */
export async function restorePost(actor: MaybeActor, id: string): Promise<void> {
  const person = signedIn(actor);
  const { post, thread } = await readPost(person, id);
  if (!mayRestore(person, thread.place, post)) throw forbidden('Вернуть сообщение может тот, кто его удалил.');
  if (post.movedToId) throw forbidden('Сообщение перенесено в другое обсуждение: здесь остался только след.');
  if (post.heldAt && !post.deletedBy) throw forbidden('Сообщение ждёт проверки: о нём решают в очереди ведущего.');
  if (!post.deletedAt) return;
  const approval = post.heldAt ? await approvalOf(id) : null;
  await write(async (database) => {
    if (approval) await letOut(database, approval);
    else
      await database
        .update(posts)
        .set({ deletedAt: null, deletedBy: null, deleteReason: '' })
        .where(and(eq(posts.id, id), isNotNull(posts.deletedAt)));
    if (post.authorId === person.id) return;
    await tellAuthor(database, person, thread, post, {
      title: 'Ваше сообщение снова видно всем, кто читает обсуждение',
    });
    await recordAudit(database, person, 'post.restore', { kind: 'post', id });
  });
  emit(threadChanged(thread));
  emit({ kind: 'post.changed', threadId: thread.id });
}

/** Deletes a whole discussion. @throws Problem 401, 404, 403, 400 */
export async function deleteThread(actor: MaybeActor, id: string, input: unknown = {}): Promise<void> {
  const person = signedIn(actor);
  const thread = await readThread(person, id);
  if (!mayDeleteThread(person, thread.place, thread))
    throw forbidden('Обсуждение, в котором есть ответы, убирают его ведущие. Свои сообщения вы можете удалить сами.');
  if (thread.held) throw forbidden('Обсуждение ждёт проверки: о нём решают в очереди ведущего.');
  if (thread.deletedAt) return;
  const reason = reasonOf(person, thread.authorId, input);
  await write(async (database) => {
    await database
      .update(threads)
      .set({ deletedAt: new Date(), deletedBy: person.id, deleteReason: reason })
      .where(and(eq(threads.id, id), isNull(threads.deletedAt)));
    if (thread.authorId === person.id) return;
    await tellAuthor(database, person, thread, thread, { title: `Ваше обсуждение «${thread.title}» убрали`, reason });
    await recordAudit(database, person, 'thread.delete', { kind: 'thread', id }, loggedReason(thread, reason));
  });
  emit(threadChanged(thread));
}

/** Restores a discussion. @throws Problem 401, 404, 403, 409 (it was merged into another one) */
export async function restoreThread(actor: MaybeActor, id: string): Promise<void> {
  const person = signedIn(actor);
  const thread = await readThread(person, id);
  if (!mayRestore(person, thread.place, thread)) throw forbidden('Вернуть обсуждение может тот, кто его убрал.');
  if (thread.held) throw forbidden('Обсуждение ждёт проверки: о нём решают в очереди ведущего.');
  if (thread.mergedIntoId) throw conflict('Обсуждение объединено с другим: его сообщения теперь там.');
  if (!thread.deletedAt) return;
  await write(async (database) => {
    await database
      .update(threads)
      .set({ deletedAt: null, deletedBy: null, deleteReason: '' })
      .where(and(eq(threads.id, id), isNotNull(threads.deletedAt)));
    if (thread.authorId === person.id) return;
    await tellAuthor(database, person, thread, thread, { title: `Ваше обсуждение «${thread.title}» вернули` });
    await recordAudit(database, person, 'thread.restore', { kind: 'thread', id });
  });
  emit(threadChanged(thread));
}
