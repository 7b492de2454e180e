import { and, eq } from 'drizzle-orm';
import { read } from '../../db/client.ts';
import { posts } from '../../db/schema/discussions.ts';
import { badInput } from '../http/problem.ts';
import type { Thread } from './thread.ts';

/** The post that is answered. Its author is told behind the answer, by `fanOut`. */
export interface Answered {
  id: string;
}

/** @throws Problem 400 when it is not a post of this discussion that can be answered */
export async function findAnswered(thread: Thread, id: string): Promise<Answered> {
  const [post] = await read
    .select({ deletedAt: posts.deletedAt, heldAt: posts.heldAt })
    .from(posts)
    .where(and(eq(posts.id, id), eq(posts.threadId, thread.id)));
  if (!post || post.deletedAt || post.heldAt)
    throw badInput([{ path: 'replyTo', message: 'Сообщения, на которое вы отвечаете, в этом обсуждении уже нет.' }]);
  return { id };
}
