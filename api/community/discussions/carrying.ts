import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { readingPositions, subscriptions } from '../../../db/schema/discussions/reading.ts';

interface Numbered {
  id: string;
  number: number;
}
interface Place {
  id: string;
}

/**
 * Moves posts into another discussion, with new numbers after `last` there. In the old one each leaves a trace at its
 * number, so that numbers have no gaps and links still lead to it. Three statements, however many posts.
 */
export async function carryPosts(
  database: Database,
  chosen: readonly Numbered[],
  { from, to, last, by }: { from: Place; to: Place; last: number; by: string },
): Promise<void> {
  const now = new Date();
  const steps = JSON.stringify(
    chosen.map(({ id, number }, index) => ({ id, was: number, is: last + index + 1, trace: newId() })),
  );
  const ids = sql`(select value->>'id' from json_each(${steps}))`;
  await database.run(
    sql`update posts set "threadId" = ${to.id}, number = step."is" from (select value->>'id' as id, value->>'is' as "is" from json_each(${steps})) as step where posts.id = step.id`,
  );
  await database.run(
    sql`insert into posts (id, "threadId", number, "authorId", body, html, "createdAt", "deletedAt", "deletedBy", "movedToId") select step.value->>'trace', ${from.id}, step.value->>'was', moved."authorId", '', '', moved."createdAt", ${now.getTime()}, ${by}, moved.id from json_each(${steps}) as step join posts as moved on moved.id = step.value->>'id'`,
  );
  // A reply to a moved post points at its trace; a moved reply to a post that stays points at nothing.
  await database.run(
    sql`update posts set "replyToId" = (select trace.id from posts as trace where trace."threadId" = ${from.id} and trace."movedToId" = posts."replyToId") where "threadId" = ${from.id} and "replyToId" in ${ids}`,
  );
  await database.run(
    sql`update posts set "replyToId" = null where "threadId" = ${to.id} and id in ${ids} and "replyToId" is not null and "replyToId" not in ${ids}`,
  );
  await database
    .update(threads)
    .set({ acceptedPostId: null, solvedAt: null, solvedBy: null })
    .where(and(eq(threads.id, from.id), sql`${threads.acceptedPostId} in ${ids}`));
}

/** Updates the last author and the post count of a discussion. */
export async function countAgain(database: Database, id: string, postCount: number): Promise<void> {
  const [last] = await database
    .select({ lastPostAt: posts.createdAt, lastPosterId: posts.authorId })
    .from(posts)
    .where(and(eq(posts.threadId, id), isNull(posts.deletedAt)))
    .orderBy(desc(posts.createdAt))
    .limit(1);
  await database
    .update(threads)
    .set({ postCount, ...last })
    .where(eq(threads.id, id));
}

/** Followers of the one discussion follow the other at the same level, unless they chose a level there. */
export async function followAlong(database: Database, from: string, to: string): Promise<void> {
  await database.run(
    sql`insert or ignore into ${subscriptions} ("userId", subject, "subjectId", level, "createdAt") select "userId", subject, ${to}, level, ${Date.now()} from ${subscriptions} as theirs where theirs.subject = 'thread' and theirs."subjectId" = ${from}`,
  );
}

/** People who had read to the last moved post count as having read it in the new place. */
export async function readAlong(database: Database, from: string, to: string, number: number, count: number) {
  await database.run(
    sql`insert or ignore into ${readingPositions} ("userId", "threadId", number, "updatedAt") select "userId", ${to}, ${count}, ${Date.now()} from ${readingPositions} as theirs where theirs."threadId" = ${from} and theirs.number >= ${number}`,
  );
}
