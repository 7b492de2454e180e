import { and, eq, gt, isNotNull, lte, or, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { pollVotes } from '../../../db/schema/discussions/polls.ts';
import { postBookmarks, postUseful } from '../../../db/schema/discussions/reading.ts';

/** One person's marks on the posts of a page, by ids of posts and of poll options. */
export interface Marks {
  useful: string[];
  bookmarked: string[];
  votes: string[];
}

const actorId = sql.placeholder('actor');

const readMarksOf = read
  .select({
    id: posts.id,
    useful: postUseful.userId,
    bookmarked: postBookmarks.userId,
    vote: pollVotes.optionId,
  })
  .from(posts)
  .leftJoin(postUseful, and(eq(postUseful.postId, posts.id), eq(postUseful.userId, actorId)))
  .leftJoin(postBookmarks, and(eq(postBookmarks.userId, actorId), eq(postBookmarks.postId, posts.id)))
  .leftJoin(pollVotes, and(isNotNull(posts.pollId), eq(pollVotes.pollId, posts.pollId), eq(pollVotes.userId, actorId)))
  .where(
    and(
      eq(posts.threadId, sql.placeholder('thread')),
      gt(posts.number, sql.placeholder('after')),
      lte(posts.number, sql.placeholder('last')),
      or(isNotNull(postUseful.userId), isNotNull(postBookmarks.userId), isNotNull(pollVotes.userId)),
    ),
  )
  .prepare();

/** A person's marks, bookmarks and votes on the posts with numbers after `after` up to `last`, in one query. */
export async function readMarks(actor: string, thread: string, after: number, last: number): Promise<Marks> {
  const rows = await readMarksOf.execute({ actor, thread, after, last });
  const idsWhere = (has: (row: (typeof rows)[number]) => unknown) => [...new Set(rows.filter(has).map(({ id }) => id))];
  return {
    useful: idsWhere(({ useful }) => useful),
    bookmarked: idsWhere(({ bookmarked }) => bookmarked),
    votes: rows.flatMap(({ vote }) => vote ?? []),
  };
}
