import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Database, prepared } from '../../../db/client.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { filesIn, hangOnPost } from './postFiles.ts';
import { type IndexedPost, nextPosition, putIntoIndex } from './searchIndex.ts';

const counted = prepared((database) =>
  database
    .update(threads)
    .set({
      postCount: sql`${threads.postCount} + 1`,
      lastPostAt: sql.placeholder('date'),
      lastPosterId: sql.placeholder('author'),
    } as object)
    .where(and(eq(threads.id, sql.placeholder('thread')), isNull(threads.deletedAt), isNull(threads.closedAt)))
    .returning({ number: threads.postCount })
    .prepare(),
);

/** Increments a discussion's post count and returns the new number; undefined when the discussion was closed or deleted. */
export async function nextNumber(database: Database, threadId: string, authorId: string, date: Date) {
  const [row] = await counted(database).execute({ thread: threadId, author: authorId, date });
  return row?.number;
}

export type NewPost = Pick<
  typeof posts.$inferSelect,
  'id' | 'threadId' | 'number' | 'authorId' | 'body' | 'html' | 'replyToId' | 'pollId' | 'heldAt' | 'createdAt'
>;
const placed = (name: keyof NewPost) => sql.placeholder(name) as unknown as never;
const stored = prepared((database) =>
  database
    .insert(posts)
    .values({
      id: placed('id'),
      threadId: placed('threadId'),
      number: placed('number'),
      authorId: placed('authorId'),
      body: placed('body'),
      html: placed('html'),
      replyToId: placed('replyToId'),
      pollId: placed('pollId'),
      // The date encoder of the column does not accept null.
      heldAt: sql`${placed('heldAt')}`,
      createdAt: placed('createdAt'),
      position: nextPosition,
    })
    .returning({ position: posts.position })
    .prepare(),
);

/** Stores a post with its index row and its files. */
export async function putPost(database: Database, post: NewPost, indexed: IndexedPost): Promise<void> {
  const [row] = await stored(database).execute({ ...post, heldAt: post.heldAt?.getTime() ?? null });
  await putIntoIndex(database, row?.position as number, indexed);
  const shown = filesIn(post.body);
  if (shown.length > 0) await hangOnPost(database, post.id, post.authorId, shown);
}
