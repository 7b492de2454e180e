import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { subscriptions } from '../../../db/schema/discussions/reading.ts';
import { indexedPost } from './searchIndex.ts';
import { putPost } from './storing.ts';

type Row = typeof threads.$inferInsert;
type NewThread = Pick<Row, 'id' | 'title' | 'authorId'> & Partial<Row> & { createdAt: Date };

/** Writes the row of a discussion in the caller's transaction: with one post, its author's, unless told otherwise. */
export async function putThread(database: Database, thread: NewThread): Promise<void> {
  const first = { postCount: 1, lastPostAt: thread.createdAt, lastPosterId: thread.authorId };
  await database.insert(threads).values({ ...first, ...thread });
}

interface Talk {
  pairId: string;
  title: string;
  authorId: string;
  /** The first post, as Markdown and as it is shown. */
  body: string;
  html: string;
  date: Date;
}

/** Opens the private talk of a pair with its first post, which search finds at once. Tells nobody. */
export async function openTalk(database: Database, { pairId, title, authorId, body, html, date }: Talk): Promise<void> {
  const threadId = newId();
  await putThread(database, { id: threadId, pairId, title, authorId, createdAt: date });
  await putPost(
    database,
    {
      id: newId(),
      threadId,
      number: 1,
      authorId,
      body,
      html,
      replyToId: null,
      pollId: null,
      heldAt: null,
      createdAt: date,
    },
    indexedPost({ title, html, authorId, associationId: null, createdAt: date }),
  );
}

/** Changes a discussion's row in the caller's transaction; whoever calls has asked whether one may. */
export async function changeThread(database: Database, id: string, set: Partial<Row>): Promise<void> {
  await database.update(threads).set(set).where(eq(threads.id, id));
}

/** Refuses a post that waited: it is not shown, nor is its discussion when it is the first. */
export async function refuseHeld(
  database: Database,
  post: { id: string; threadId: string; number: number },
  { by, reason }: { by: string; reason: string },
): Promise<void> {
  const marks = { deletedAt: new Date(), deletedBy: by, deleteReason: reason };
  await database.update(posts).set(marks).where(eq(posts.id, post.id));
  if (post.number === 1) await changeThread(database, post.threadId, marks);
}

/** Ends these people's following of a discussion. */
export async function unfollowThread(database: Database, threadId: string, userIds: string[]): Promise<void> {
  await database
    .delete(subscriptions)
    .where(
      and(
        inArray(subscriptions.userId, userIds),
        eq(subscriptions.subject, 'thread'),
        eq(subscriptions.subjectId, threadId),
      ),
    );
}
