import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { postBookmarks } from '../../../db/schema/discussions/reading.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { plainText } from '../../platform/markdown/index.ts';
import { forbidden, parse } from '../../platform/problem/index.ts';
import { bookmarkInput } from './markInput.ts';
import { readPost } from './post.ts';
import { postUrl } from './posts.ts';
import { excerptOf } from './shared/excerpt.ts';
import { mine, visibleTo } from './visibility.ts';

export const reminderJob = 'bookmark.reminder';

/**
 * Bookmarks a post with a note and a day of reminder (at 8:00 in Moscow). Replaces the earlier bookmark
 * of the same post.
 * @throws Problem 401, 404, 400
 */
export async function keepPost(actor: MaybeActor, id: string, input: unknown) {
  const person = signedIn(actor);
  const { post } = await readPost(person, id);
  if (post.deletedAt) throw forbidden('Сообщение удалено.');
  const { note, remindOn: remindAt } = parse(bookmarkInput, input);
  await write(async (database) => {
    const kept = { note, remindAt, remindedAt: null };
    await database
      .insert(postBookmarks)
      .values({ userId: person.id, postId: id, ...kept })
      .onConflictDoUpdate({ target: [postBookmarks.userId, postBookmarks.postId], set: kept });
    if (remindAt)
      await enqueue(
        database,
        reminderJob,
        { userId: person.id, postId: id, at: remindAt.getTime() },
        { runAt: remindAt, key: `bookmark:${person.id}:${id}:${remindAt.getTime()}` },
      );
  });
  return { post: id, note, remindAt };
}

/** Removes a bookmark with its reminder; idempotent. @throws Problem 401 */
export async function dropBookmark(actor: MaybeActor, id: string): Promise<void> {
  const person = signedIn(actor);
  await write((database) =>
    database.delete(postBookmarks).where(and(eq(postBookmarks.userId, person.id), eq(postBookmarks.postId, id))),
  );
}

/** The caller's bookmark of a post, for its form. */
export async function ownBookmark(actor: Actor, postId: string) {
  const [kept] = await read
    .select({ note: postBookmarks.note, remindAt: postBookmarks.remindAt })
    .from(postBookmarks)
    .where(and(eq(postBookmarks.userId, actor.id), eq(postBookmarks.postId, postId)));
  return kept ?? null;
}

/** The caller's bookmarks, the newest first, without posts they may no longer read, such as those of a pair they left. */
export async function listKeptPosts(actor: Actor, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  const [time, after] = cursor?.split('.') ?? [];
  const rows = await read
    .select({
      post: { id: posts.id, number: posts.number, html: posts.html },
      thread: { id: threads.id, title: threads.title, pairId: threads.pairId },
      note: postBookmarks.note,
      remindAt: postBookmarks.remindAt,
      remindedAt: postBookmarks.remindedAt,
      createdAt: postBookmarks.createdAt,
    })
    .from(postBookmarks)
    .innerJoin(posts, eq(posts.id, postBookmarks.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, actor.id)))
    .where(
      and(
        eq(postBookmarks.userId, actor.id),
        isNull(posts.deletedAt),
        isNull(threads.deletedAt),
        readable(actor),
        time
          ? sql`(${postBookmarks.createdAt}, ${postBookmarks.postId}) < (${Number(time)}, ${after ?? ''})`
          : undefined,
      ),
    )
    .orderBy(desc(postBookmarks.createdAt), desc(postBookmarks.postId))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    ({ post, thread, ...row }) => ({
      ...row,
      post: post.id,
      number: post.number,
      title: thread.title,
      excerpt: excerptOf(plainText(post.html), []),
      url: postUrl(thread.id, post.number),
    }),
    (row) => `${row.createdAt.getTime()}.${row.post.id}`,
  );
}

const inPair = (actor: Actor) =>
  sql`exists (select 1 from pairs left join pair_people on pair_people."pairId" = pairs.id and pair_people."userId" = ${actor.id} where pairs.id = ${threads.pairId} and (pairs."coordinatorId" = ${actor.id} or pair_people."userId" is not null))`;

const readable = (actor: Actor) =>
  sql`case when ${threads.pairId} is null then ${visibleTo(actor) ?? sql`1`} else ${actor.role === 'admin' ? sql`0` : inPair(actor)} end`;
