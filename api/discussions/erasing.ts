import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Database, write } from '../../db/client.ts';
import { posts, threads } from '../../db/schema/discussions.ts';
import { type Actor, type MaybeActor, signedIn } from '../accounts/actor.ts';
import { recordAudit } from '../accounts/audit.ts';
import { emit } from '../events.ts';
import { forbidden } from '../http/problem.ts';
import { mayDeletePost, mayDeleteThread, mayRestore } from './policy.ts';
import { readPost } from './post.ts';
import { readThread, type Thread, threadChanged } from './thread.ts';

/** Nothing is lost: a row is only marked, and the mark taken off again. What concerns another person's words is audited. */
async function mark(
  thread: Thread,
  actor: Actor,
  kind: 'post' | 'thread',
  id: string,
  authorId: string,
  erased: boolean,
) {
  const deletion = erased ? { deletedAt: new Date(), deletedBy: actor.id } : { deletedAt: null, deletedBy: null };
  await write(async (database: Database) => {
    if (kind === 'post')
      await database
        .update(posts)
        .set(deletion)
        .where(and(eq(posts.id, id), erased ? isNull(posts.deletedAt) : isNotNull(posts.deletedAt)));
    else
      await database
        .update(threads)
        .set(deletion)
        .where(and(eq(threads.id, id), erased ? isNull(threads.deletedAt) : isNotNull(threads.deletedAt)));
    if (authorId !== actor.id)
      await recordAudit(database, actor, `${kind}.${erased ? 'delete' : 'restore'}`, { kind, id });
  });
  emit(threadChanged(thread));
}

/** Takes a post away; its number stays, with a trace of who took it. Once more changes nothing. @throws Problem 401, 404, 403 */
export async function deletePost(actor: MaybeActor, id: string): Promise<void> {
  const person = signedIn(actor);
  const { post, thread } = await readPost(person, id);
  if (!mayDeletePost(person, thread.place, post))
    throw forbidden('Удалить сообщение могут его автор и ведущие обсуждения.');
  if (!post.deletedAt) await mark(thread, person, 'post', id, post.authorId, true);
}

/** Brings a post back: the author what he took away himself, a moderator what a moderator did. @throws Problem 401, 404 */
export async function restorePost(actor: MaybeActor, id: string): Promise<void> {
  const person = signedIn(actor);
  const { post, thread } = await readPost(person, id);
  if (!mayRestore(person, thread.place, post)) throw forbidden('Вернуть сообщение может тот, кто его удалил.');
  if (post.deletedAt) await mark(thread, person, 'post', id, post.authorId, false);
}

/** Takes a whole discussion away. @throws Problem 401, 404, 403 */
export async function deleteThread(actor: MaybeActor, id: string): Promise<void> {
  const person = signedIn(actor);
  const thread = await readThread(person, id);
  if (!mayDeleteThread(person, thread.place, thread))
    throw forbidden('Обсуждение, в котором есть ответы, убирают его ведущие. Свои сообщения вы можете удалить сами.');
  if (!thread.deletedAt) await mark(thread, person, 'thread', id, thread.authorId, true);
}

/** Brings a discussion back. @throws Problem 401, 404, 403 */
export async function restoreThread(actor: MaybeActor, id: string): Promise<void> {
  const person = signedIn(actor);
  const thread = await readThread(person, id);
  if (!mayRestore(person, thread.place, thread)) throw forbidden('Вернуть обсуждение может тот, кто его убрал.');
  if (thread.deletedAt) await mark(thread, person, 'thread', id, thread.authorId, false);
}
