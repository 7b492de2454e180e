import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { Problem } from '../../platform/problem/index.ts';
import { countOf, timeOf } from '../../platform/russian/shared/russian.ts';

const spoken = (seconds: number) =>
  seconds < 120
    ? countOf(Math.ceil(seconds), 'секунду', 'секунды', 'секунд')
    : countOf(Math.ceil(seconds / 60), 'минуту', 'минуты', 'минут');

/**
 * In slow mode a person waits between two posts. Called inside the transaction that writes the post.
 * @throws Problem 429 with `retryAfter` (seconds) and `retryAt` (ISO 8601)
 */
export async function requirePause(
  database: Database,
  { id, slowSeconds }: { id: string; slowSeconds: number },
  authorId: string,
  now: Date,
): Promise<void> {
  const [last] = await database
    .select({ createdAt: posts.createdAt })
    .from(posts)
    .where(and(eq(posts.authorId, authorId), eq(posts.threadId, id)))
    .orderBy(desc(posts.createdAt))
    .limit(1);
  if (!last) return;
  const retryAt = new Date(last.createdAt.getTime() + slowSeconds * 1000);
  const wait = Math.ceil((retryAt.getTime() - now.getTime()) / 1000);
  if (wait <= 0) return;
  throw new Problem(
    429,
    'Здесь говорят не торопясь',
    `Ведущий попросил отвечать в этом обсуждении реже. Следующее сообщение можно отправить через ${spoken(wait)}, в ${timeOf(retryAt)} по Москве. Набранное сохранится.`,
    { extra: { retryAfter: wait, retryAt: retryAt.toISOString() } },
  );
}
