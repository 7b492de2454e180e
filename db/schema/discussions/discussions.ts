import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { associations } from '../associations/associations.ts';
import { publications } from '../bank.ts';
import { createdAt, id, moment } from '../columns.ts';
import { pairs } from '../mentoring/pairs.ts';

/**
 * A discussion: in an association, about a publication (open to all, moderated by methodists), or of a pair (only its mentors,
 * mentees and coordinator). Exactly one of the three is set.
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
    /** Incremented by triggers with every visible change; caches compare it. */
    revision: integer().notNull().default(0),
    /** The solution. */
    acceptedPostId: text(),
    solvedAt: moment(),
    solvedBy: text().references(() => users.id),
    /** The number of official answers of the centre (updated by triggers). */
    officialCount: integer().notNull().default(0),
    /** The practice that grew out of this discussion. */
    practiceId: text(),
    /** Closed for replies. */
    closedAt: moment(),
    closedBy: text().references(() => users.id),
    closeReason: text().notNull().default(''),
    /** Pinned to the top of its association's list until then. */
    pinnedUntil: moment(),
    /** Slow mode: seconds between two posts of a person; 0: off. */
    slowSeconds: integer().notNull().default(0),
    /** The discussion it was merged into. */
    mergedIntoId: text(),
    createdAt: createdAt(),
    /** Hidden since then: deleted by `deletedBy`, or by nobody while its first post awaits approval. */
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
    // The id breaks ties: half of all discussions have one reply.
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
    /** Its rowid in `posts_search`: counts all posts in writing order. Null: not indexed yet. */
    position: integer(),
    /** The answered post of the same discussion. */
    replyToId: text(),
    /** The number of «полезно» marks. */
    usefulCount: integer().notNull().default(0),
    /** When and by whom it was marked as the official answer of the methodical centre. */
    officialAt: moment(),
    officialBy: text().references(() => users.id),
    /** Its poll. */
    pollId: text(),
    /** Held for approval since then; visible only to its author and moderators. */
    heldAt: moment(),
    createdAt: createdAt(),
    editedAt: moment(),
    /** Hidden since then: deleted by `deletedBy`, or by nobody while it is held (`heldAt`). */
    deletedAt: moment(),
    deletedBy: text().references(() => users.id),
    /** The moderator's reason, shown to its author. */
    deleteReason: text().notNull().default(''),
    /** The id of the moved post, for the trace that stays in the old discussion. */
    movedToId: text(),
  },
  (table) => [
    uniqueIndex('posts_number').on(table.threadId, table.number),
    index('posts_author').on(table.authorId, table.createdAt),
    uniqueIndex('posts_position').on(table.position),
  ],
);

/** Earlier texts of an edited post. */
export const postEdits = sqliteTable(
  'post_edits',
  {
    id: id(),
    postId: text()
      .notNull()
      .references(() => posts.id),
    body: text().notNull(),
    /** The reason of the edit, in the editor's words. */
    reason: text().notNull().default(''),
    editedBy: text()
      .notNull()
      .references(() => users.id),
    editedAt: createdAt(),
  },
  (table) => [index('post_edits_post').on(table.postId)],
);
