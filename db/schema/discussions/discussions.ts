import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { associations } from '../associations/associations.ts';
import { publications } from '../bank.ts';
import { createdAt, id, moment } from '../columns.ts';
import { pairs } from '../mentoring/pairs.ts';

/**
 * A discussion: in an association, about a publication (open to all, moderated by methodists), or of a pair (for its mentors,
 * mentees and coordinator alone). Exactly one of the three is set.
 */
export const threads = sqliteTable(
  'threads',
  {
    id: id(),
    associationId: text().references(() => associations.id),
    publicationId: text().references(() => publications.id),
    pairId: text().references(() => pairs.id),
    title: text().notNull(),
    authorId: text()
      .notNull()
      .references(() => users.id),
    postCount: integer().notNull().default(0),
    lastPostAt: moment().notNull(),
    lastPosterId: text()
      .notNull()
      .references(() => users.id),
    version: integer().notNull().default(1),
    /** Rises with whatever changes what a reader sees of the discussion (triggers of the database): kept pages ask for it. */
    revision: integer().notNull().default(0),
    /** The post that solved the question. */
    acceptedPostId: text(),
    solvedAt: moment(),
    solvedBy: text().references(() => users.id),
    /** How many posts are marked as the centre's official word (kept by triggers of the database). */
    officialCount: integer().notNull().default(0),
    /** The practice that grew out of this discussion. */
    practiceId: text(),
    /** Closed for answers. */
    closedAt: moment(),
    closedBy: text().references(() => users.id),
    closeReason: text().notNull().default(''),
    /** Stands on top of its association's list until then. */
    pinnedUntil: moment(),
    /** Seconds that one person waits between two answers here; 0: not at all. */
    slowSeconds: integer().notNull().default(0),
    /** The discussion that took this one's posts in. */
    mergedIntoId: text(),
    createdAt: createdAt(),
    /** Out of sight since then: taken away by `deletedBy`; or by nobody, while its first post waits for approval. */
    deletedAt: moment(),
    deletedBy: text().references(() => users.id),
    deleteReason: text().notNull().default(''),
  },
  (table) => [
    index('threads_association').on(table.associationId, table.deletedAt, table.lastPostAt),
    index('threads_publication').on(table.publicationId, table.deletedAt, table.lastPostAt),
    uniqueIndex('threads_pair').on(table.pairId),
    index('threads_latest').on(table.deletedAt, table.lastPostAt),
    index('threads_newest').on(table.deletedAt, table.createdAt),
    // With the id: half of a house's discussions have one answer, and among equals the id decides.
    index('threads_answered').on(table.deletedAt, table.postCount, table.id),
    index('threads_unanswered').on(table.lastPostAt).where(sql`"deletedAt" is null and "postCount" = 1`),
    index('threads_solved').on(table.lastPostAt).where(sql`"deletedAt" is null and "solvedAt" is not null`),
    index('threads_association_newest').on(table.associationId, table.deletedAt, table.createdAt),
    index('threads_association_answered').on(table.associationId, table.deletedAt, table.postCount, table.id),
    index('threads_association_pinned').on(table.associationId, table.pinnedUntil),
    index('threads_practice').on(table.practiceId),
    index('threads_author').on(table.authorId),
  ],
);

export const posts = sqliteTable(
  'posts',
  {
    id: id(),
    threadId: text()
      .notNull()
      .references(() => threads.id),
    /** Counts from 1 within the thread and never changes: `#post-17`. */
    number: integer().notNull(),
    authorId: text()
      .notNull()
      .references(() => users.id),
    body: text().notNull(),
    html: text().notNull(),
    version: integer().notNull().default(1),
    /** Its row in `posts_search`: counts every post of the house in the order of writing. Null: not searchable yet. */
    position: integer(),
    /** The post of the same discussion that this one answers. */
    replyToId: text(),
    /** How many people said «полезно». */
    usefulCount: integer().notNull().default(0),
    /** Since when, and by whose word, it is the official answer of the methodical centre. */
    officialAt: moment(),
    officialBy: text().references(() => users.id),
    /** The poll inside it. */
    pollId: text(),
    /** Waits for a moderator's approval since then; shown to its author and to moderators alone. */
    heldAt: moment(),
    createdAt: createdAt(),
    editedAt: moment(),
    /** Out of sight since then: taken away by `deletedBy`; or by nobody, while it waits for approval (`heldAt`). */
    deletedAt: moment(),
    deletedBy: text().references(() => users.id),
    /** Why a moderator took it away: told to its author. */
    deleteReason: text().notNull().default(''),
    /** Only the trace of a post that went to another discussion: the id of the post there. */
    movedToId: text(),
  },
  (table) => [
    uniqueIndex('posts_number').on(table.threadId, table.number),
    index('posts_author').on(table.authorId, table.createdAt),
    uniqueIndex('posts_position').on(table.position),
  ],
);

/** What a post said before an edit. */
export const postEdits = sqliteTable(
  'post_edits',
  {
    id: id(),
    postId: text()
      .notNull()
      .references(() => posts.id),
    body: text().notNull(),
    /** Why it was changed, in the words of who changed it. */
    reason: text().notNull().default(''),
    editedBy: text()
      .notNull()
      .references(() => users.id),
    editedAt: createdAt(),
  },
  (table) => [index('post_edits_post').on(table.postId)],
);
