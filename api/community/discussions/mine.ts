import { and, eq, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { postDrafts, readingPositions, subscriptions } from '../../../db/schema/discussions/reading.ts';
import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';
import { type Marks, readMarks } from './mineMarks.ts';
import { postsPerPage } from './posts.ts';

/** What a discussion is to one person. Nothing here changes what others see. */
export interface Mine extends Marks {
  /** The person; null for a guest. */
  userId: string | null;
  /** Whether they speak for the centre. */
  methodist: boolean;
  /** The number of the last post read; 0 when it was never opened. */
  position: number;
  level: 'watching' | 'tracking' | 'normal' | 'muted';
  /** Their draft of a reply. */
  draft: { body: string; version: number; updatedAt: Date } | null;
  /** Their own posts on this page that others do not see: awaiting approval, or hidden by a moderator. */
  hidden: { id: string; html: string; waits: boolean }[];
}

/** The value for a guest. */
export const nobody: Mine = {
  userId: null,
  methodist: false,
  position: 0,
  level: 'normal',
  draft: null,
  useful: [],
  bookmarked: [],
  votes: [],
  hidden: [],
};
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
    draft: { body: postDrafts.body, version: postDrafts.version, updatedAt: postDrafts.updatedAt },
    hidden: sql<string>`(select json_group_array(json_object('id', id, 'html', html, 'waits', "deletedBy" is null)) from ${posts} where "threadId" = ${threadId} and number > ${sql.placeholder('after')} and number <= ${sql.placeholder('last')} and "authorId" = ${actorId} and "deletedAt" is not null and "movedToId" is null and "deletedBy" is not "authorId")`,
  })
  .from(sql`(select 1)`)
  .leftJoin(postDrafts, and(eq(postDrafts.userId, actorId), eq(postDrafts.place, sql`'thread:' || ${threadId}`)))
  .prepare();

/** Most pages have none, and then nothing is parsed. */
const hiddenOf = (found: string | undefined): Mine['hidden'] =>
  found && found !== '[]'
    ? (JSON.parse(found) as Mine['hidden']).map((post) => ({ ...post, waits: Boolean(post.waits) }))
    : [];

/** The caller's state in this discussion and in the posts of one page, in two queries; empty for a guest. */
export async function readMine(actor: MaybeActor, thread: string, page = 1): Promise<Mine> {
  if (!actor) return nobody;
  const after = (page - 1) * postsPerPage;
  const [[row], marks] = await Promise.all([
    readMineOf.execute({ actor: actor.id, thread, after, last: after + postsPerPage }),
    readMarks(actor.id, thread, after, after + postsPerPage),
  ]);
  return {
    userId: actor.id,
    methodist: isMethodist(actor),
    position: row?.position ?? 0,
    level: row?.level ?? 'normal',
    draft: row?.draft ?? null,
    hidden: hiddenOf(row?.hidden),
    ...marks,
  };
}
