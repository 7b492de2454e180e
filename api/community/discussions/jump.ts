import { and, asc, eq, gte } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { badInput, notFound } from '../../platform/problem/index.ts';
import { readMine } from './mine.ts';
import { postUrl } from './posts.ts';
import { readThread } from './thread.ts';

/** Moscow has one offset all year. */
const startOfDay = (day: string) => new Date(`${day}T00:00:00+03:00`);

/** The address of the caller's first unread post; of the last post when all are read. @throws Problem 404 */
export async function firstUnreadUrl(actor: MaybeActor, threadId: string): Promise<string> {
  const thread = await readThread(actor, threadId);
  const { position } = await readMine(actor, threadId);
  return postUrl(threadId, Math.max(1, Math.min(position + 1, thread.postCount)));
}

/** The address of the first post written on that day (2026-11-23, Moscow) or later; of the last post when there is none. @throws Problem 404, 400 */
export async function dateUrl(actor: MaybeActor, threadId: string, day: string): Promise<string> {
  const thread = await readThread(actor, threadId);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(startOfDay(day).getTime()))
    throw badInput([{ path: 'date', message: 'Укажите день так: 2026-11-23.' }]);
  const [first] = await read
    .select({ number: posts.number })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), gte(posts.createdAt, startOfDay(day))))
    .orderBy(asc(posts.number))
    .limit(1);
  return postUrl(threadId, first?.number ?? Math.max(1, thread.postCount));
}

/** The address of a post by its number. @throws Problem 404 */
export async function numberUrl(actor: MaybeActor, threadId: string, number: number): Promise<string> {
  const { postCount } = await readThread(actor, threadId);
  if (!Number.isInteger(number) || number < 1 || number > postCount)
    throw notFound(`В этом обсуждении нет сообщения с таким номером: последнее — № ${postCount}.`);
  return postUrl(threadId, number);
}
