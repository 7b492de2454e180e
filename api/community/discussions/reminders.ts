import { and, eq, isNull } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { postBookmarks } from '../../../db/schema/discussions/reading.ts';
import { notify } from '../../people/notifications/index.ts';
import { postUrl } from './posts.ts';
import { mayPersonRead } from './readers.ts';

/**
 * Reminds a person of a bookmarked post: once, if the bookmark still has that day and the person may still read the post.
 */
export async function remindOfBookmark(payload: Record<string, unknown>): Promise<void> {
  const [userId, postId, at] = [String(payload.userId), String(payload.postId), Number(payload.at)];
  const own = and(eq(postBookmarks.userId, userId), eq(postBookmarks.postId, postId));
  const [row] = await read
    .select({
      remindAt: postBookmarks.remindAt,
      note: postBookmarks.note,
      number: posts.number,
      deletedAt: posts.deletedAt,
      thread: { id: threads.id, title: threads.title, pairId: threads.pairId, deletedAt: threads.deletedAt },
      association: { id: associations.id, visibility: associations.visibility },
    })
    .from(postBookmarks)
    .innerJoin(posts, eq(posts.id, postBookmarks.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .where(own);
  if (!row || row.remindAt?.getTime() !== at || row.deletedAt || row.thread.deletedAt) return;
  const { thread, association } = row;
  const place = {
    association: association?.id ? association : null,
    pair: thread.pairId ? { id: thread.pairId } : null,
  };
  if (!(await mayPersonRead(userId, place))) return;
  await write(async (database) => {
    const due = await database
      .update(postBookmarks)
      .set({ remindedAt: new Date() })
      .where(and(own, eq(postBookmarks.remindAt, new Date(at)), isNull(postBookmarks.remindedAt)))
      .returning({ postId: postBookmarks.postId });
    if (due.length === 0) return;
    await notify(database, [userId], {
      kind: 'reminder',
      title: `Вы хотели вернуться: ${row.note || (thread.pairId ? 'сообщение в паре' : `«${thread.title}», № ${row.number}`)}`,
      reason: 'вы поставили закладку с напоминанием',
      url: postUrl(thread.id, row.number),
      subject: `thread:${thread.id}`,
      secret: thread.pairId !== null || association?.visibility === 'members',
    });
  });
}
