import { and, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { badInput } from '../../platform/problem/index.ts';

/**
 * The id of the answered post. Its author is notified with the reply (`fanOut.ts`).
 * @throws Problem 400 when it is not a post of this discussion that can be answered
 */
export async function findAnswered(threadId: string, id: string | undefined): Promise<string | null> {
  if (!id) return null;
  const [post] = await read
    .select({ deletedAt: posts.deletedAt, heldAt: posts.heldAt })
    .from(posts)
    .where(and(eq(posts.id, id), eq(posts.threadId, threadId)));
  if (!post || post.deletedAt || post.heldAt)
    throw badInput([{ path: 'replyTo', message: 'Сообщения, на которое вы отвечаете, в этом обсуждении уже нет.' }]);
  return id;
}
