import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Database, read } from '../../../db/client.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { stepTaken } from '../../platform/capability/index.ts';
import { announcePost } from './announce.ts';
import { filesIn, hangOnPost } from './postFiles.ts';
import { type IndexedPost, indexedPost, nextPosition, putIntoIndex } from './searchIndex.ts';
import type { NewPost } from './storing.ts';

/** Whether a person has a visible post in an association. */
async function isKnownIn(database: Database, associationId: string, authorId: string): Promise<boolean> {
  const [known] = await database
    .select({ id: posts.id })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(
      and(
        eq(posts.authorId, authorId),
        eq(threads.associationId, associationId),
        isNull(posts.deletedAt),
        isNull(posts.heldAt),
      ),
    )
    .limit(1);
  return known !== undefined;
}

/** Whether this post is a new member's first and must await approval. Called in the transaction that writes it. */
export const isHeldBack = async (database: Database, associationId: string | undefined, authorId: string) =>
  associationId !== undefined && !(await isKnownIn(database, associationId, authorId));

/** As `nextNumber`, for a held post: it takes its number without notice to anybody. */
export async function nextHeldNumber(database: Database, threadId: string): Promise<number | undefined> {
  const [counted] = await database
    .update(threads)
    .set({ postCount: sql`${threads.postCount} + 1` })
    .where(and(eq(threads.id, threadId), isNull(threads.deletedAt), isNull(threads.closedAt)))
    .returning({ number: threads.postCount });
  return counted?.number;
}

/** Columns of a held post. */
export const heldMarks = (date: Date) => ({ heldAt: date, deletedAt: date });

/** Stores a held post: hidden wherever deleted posts are, and not indexed. */
export async function putHeld(database: Database, post: NewPost, associationId: string): Promise<void> {
  await database.insert(posts).values({ ...post, ...heldMarks(post.createdAt) });
  const shown = filesIn(post.body);
  if (shown.length > 0) await hangOnPost(database, post.id, post.authorId, shown);
  const { id: postId, threadId, authorId } = post;
  await stepTaken(database, 'post.held', { postId, threadId, authorId, associationId });
}

export interface Approval {
  id: string;
  threadId: string;
  number: number;
  authorId: string;
  createdAt: Date;
  entry: IndexedPost;
}

/** What is needed to approve a held post; read and stemmed before the transaction. Null when it is not held. */
export async function approvalOf(postId: string): Promise<Approval | null> {
  const [row] = await read
    .select({ post: posts, title: threads.title, associationId: threads.associationId })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(posts.id, postId), isNotNull(posts.heldAt)));
  if (!row) return null;
  const { id, threadId, number, authorId, createdAt, html } = row.post;
  const title = number === 1 ? row.title : null;
  const entry = indexedPost({ title, html, authorId, associationId: row.associationId, createdAt });
  return { id, threadId, number, authorId, createdAt, entry };
}

/** Approves a held post: it appears, is indexed and notified as if written now, at its old number. */
export async function letOut(database: Database, approval: Approval): Promise<void> {
  const { id, threadId, number, authorId, createdAt, entry } = approval;
  const [placed] = await database
    .update(posts)
    .set({ heldAt: null, deletedAt: null, deletedBy: null, deleteReason: '', position: nextPosition })
    .where(and(eq(posts.id, id), isNotNull(posts.heldAt)))
    .returning({ position: posts.position });
  if (!placed?.position) return;
  await putIntoIndex(database, placed.position, entry);
  if (number === 1)
    await database
      .update(threads)
      .set({ deletedAt: null, deletedBy: null, deleteReason: '' })
      .where(eq(threads.id, threadId));
  else
    await database
      .update(threads)
      .set({ lastPostAt: createdAt, lastPosterId: authorId })
      .where(and(eq(threads.id, threadId), sql`${threads.lastPostAt} < ${createdAt.getTime()}`));
  await announcePost(database, id);
}
