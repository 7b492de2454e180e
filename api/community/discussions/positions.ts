import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, prepared, write } from '../../../db/client.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { readingPositions } from '../../../db/schema/discussions/reading.ts';
import { seePostNotices } from '../../people/notifications/index.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { readThread } from './thread.ts';

export const positionInput = z.object({
  /** The number of the last post seen. */
  number: z.coerce
    .number({ error: 'Укажите номер последнего прочитанного сообщения.' })
    .int({ error: 'Номер сообщения — целое число.' })
    .min(0, { error: 'Номер сообщения не бывает меньше нуля.' }),
  /** Allows the position to go back: «отметить непрочитанным отсюда». */
  lower: z.boolean({ error: 'lower: true или false.' }).optional(),
});

const number = sql.placeholder('number');
const moved = (onlyForward: boolean) =>
  prepared((database) =>
    database
      .insert(readingPositions)
      .values({
        userId: sql.placeholder('userId'),
        threadId: sql.placeholder('threadId'),
        number,
        updatedAt: sql.placeholder('updatedAt') as unknown as Date,
      })
      .onConflictDoUpdate({
        target: [readingPositions.userId, readingPositions.threadId],
        set: { number: sql`excluded.number`, updatedAt: sql`excluded."updatedAt"` },
        ...(onlyForward && { setWhere: sql`${readingPositions.number} < excluded.number` }),
      })
      .prepare(),
  );
const forward = moved(true);
const anywhere = moved(false);

/** Moves a person's position in a discussion forward, in the caller's transaction; back only with `lower`. */
export async function movePosition(
  database: Database,
  userId: string,
  threadId: string,
  to: number,
  lower = false,
): Promise<void> {
  const statement = lower ? anywhere : forward;
  await statement(database).execute({ userId, threadId, number: to, updatedAt: new Date() });
}

/** Held posts are hidden from others: a person who saw the last visible post has read to the end. */
async function reached(database: Database, userId: string, threadId: string, number: number, count: number) {
  if (number >= count) return count;
  const [further] = await database
    .select({ number: posts.number })
    .from(posts)
    .where(
      and(eq(posts.threadId, threadId), gt(posts.number, number), or(isNull(posts.heldAt), eq(posts.authorId, userId))),
    )
    .limit(1);
  return further ? number : count;
}

/**
 * Saves how far the caller has read. Never goes back without `lower`; a number beyond the end means the end.
 * @throws Problem 401, 404, 400
 */
export async function setPosition(actor: MaybeActor, threadId: string, input: unknown) {
  const person = signedIn(actor);
  const thread = await readThread(person, threadId);
  const { number: asked, lower } = parse(positionInput, input);
  const reachedNumber = await write(async (database) => {
    const to = lower
      ? Math.min(asked, thread.postCount)
      : await reached(database, person.id, threadId, asked, thread.postCount);
    await movePosition(database, person.id, threadId, to, lower);
    await seePostNotices(database, person.id, threadId, to);
    const [stored] = await database
      .select({ number: readingPositions.number })
      .from(readingPositions)
      .where(and(eq(readingPositions.userId, person.id), eq(readingPositions.threadId, threadId)));
    return stored?.number ?? to;
  });
  emit({ kind: 'notifications.changed', userIds: [person.id] });
  return { number: reachedNumber, unread: Math.max(0, thread.postCount - reachedNumber) };
}
