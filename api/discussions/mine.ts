import { and, eq, sql } from 'drizzle-orm';
import { read } from '../../db/client.ts';
import { readingPositions, subscriptions } from '../../db/schema/reading.ts';
import type { MaybeActor } from '../accounts/actor.ts';

/** What a discussion is to one person: nothing here changes what others see. */
export interface Mine {
  /** The number of the last post read; 0 when it was never opened. */
  position: number;
  level: 'watching' | 'tracking' | 'normal' | 'muted';
}

const nothing: Mine = { position: 0, level: 'normal' };
const actorId = sql.placeholder('actor');
const threadId = sql.placeholder('thread');

const readMineOf = read
  .select({
    position: sql<number | null>`(${read
      .select({ number: readingPositions.number })
      .from(readingPositions)
      .where(and(eq(readingPositions.userId, actorId), eq(readingPositions.threadId, threadId)))})`,
    level: sql<Mine['level'] | null>`(${read
      .select({ level: subscriptions.level })
      .from(subscriptions)
      .where(
        and(
          eq(subscriptions.userId, actorId),
          eq(subscriptions.subject, 'thread'),
          eq(subscriptions.subjectId, threadId),
        ),
      )})`,
  })
  .from(sql`(select 1)`)
  .prepare();

/** What this discussion is to the caller, in one query; a guest has nothing. */
export async function readMine(actor: MaybeActor, thread: string): Promise<Mine> {
  if (!actor) return nothing;
  const [row] = await readMineOf.execute({ actor: actor.id, thread });
  return { position: row?.position ?? 0, level: row?.level ?? 'normal' };
}
