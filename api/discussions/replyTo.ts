import { and, eq } from 'drizzle-orm';
import { type Database, read } from '../../db/client.ts';
import { posts } from '../../db/schema/discussions.ts';
import type { Actor } from '../accounts/actor.ts';
import { badInput } from '../http/problem.ts';
import { notify } from '../notifications/notify.ts';
import { postUrl } from './posts.ts';
import { mayPersonRead } from './readers.ts';
import type { Thread } from './thread.ts';

/** The post that is answered; `tell`: its author, when he is somebody else and may still read it. */
export interface Answered {
  id: string;
  tell: string | null;
}

/** @throws Problem 400 when it is not a post of this discussion that can be answered */
export async function findAnswered(author: Actor, thread: Thread, id: string): Promise<Answered> {
  const [post] = await read
    .select({ authorId: posts.authorId, deletedAt: posts.deletedAt, heldAt: posts.heldAt })
    .from(posts)
    .where(and(eq(posts.id, id), eq(posts.threadId, thread.id)));
  if (!post || post.deletedAt || post.heldAt)
    throw badInput([{ path: 'replyTo', message: 'Сообщения, на которое вы отвечаете, в этом обсуждении уже нет.' }]);
  const told = post.authorId !== author.id && (await mayPersonRead(post.authorId, thread));
  return { id, tell: told ? post.authorId : null };
}

/** Tells who was answered, in the transaction of the answer. */
export async function tellAnswered(
  database: Database,
  { tell }: Answered,
  { author, thread, number }: { author: Actor; thread: Thread; number: number },
): Promise<void> {
  if (!tell) return;
  await notify(database, [tell], {
    kind: 'answer',
    title: thread.pair ? 'Вам ответили в обсуждении пары' : `${author.name}: ответ вам в обсуждении «${thread.title}»`,
    reason: 'ответили на ваше сообщение',
    url: postUrl(thread.id, number),
    subject: `thread:${thread.id}`,
    secret: thread.pair !== null || thread.association?.visibility === 'members',
    actorId: author.id,
  });
}
