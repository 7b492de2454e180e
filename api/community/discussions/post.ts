import { and, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { mayRestore } from './policy.ts';
import { readThread, type Thread } from './thread.ts';

export type StoredPost = typeof posts.$inferSelect;

/**
 * One post with its Markdown and its discussion. A hidden or held post is shown only to moderators and its author.
 * @throws Problem 404
 */
export async function readPost(actor: MaybeActor, id: string): Promise<{ post: StoredPost; thread: Thread }> {
  const [post] = await read.select().from(posts).where(eq(posts.id, id));
  if (!post) throw notFound();
  const thread = await readThread(actor, post.threadId);
  if (post.deletedAt && actor?.id !== post.authorId && !mayRestore(actor, thread.place, post))
    throw notFound('Это сообщение удалено.');
  return { post, thread };
}

/** A post by its number within a discussion. @throws Problem 404 */
export async function postByNumber(actor: MaybeActor, threadId: string, number: number): Promise<StoredPost> {
  await readThread(actor, threadId);
  const none = () => notFound('В этом обсуждении нет сообщения с таким номером.');
  if (!Number.isInteger(number)) throw none();
  const [post] = await read
    .select()
    .from(posts)
    .where(and(eq(posts.threadId, threadId), eq(posts.number, number)));
  if (!post) throw none();
  return post;
}
