import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { createdAt, moment } from '../columns.ts';
import { posts, threads } from './discussions.ts';

const ofUser = () =>
  text()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });
const ofThread = () =>
  text()
    .notNull()
    .references(() => threads.id, { onDelete: 'cascade' });
const ofPost = () =>
  text()
    .notNull()
    .references(() => posts.id, { onDelete: 'cascade' });

/** How far a person has read a discussion: the number of the last post seen. */
export const readingPositions = sqliteTable(
  'reading_positions',
  { userId: ofUser(), threadId: ofThread(), number: integer().notNull(), updatedAt: createdAt() },
  (table) => [
    primaryKey({ columns: [table.userId, table.threadId] }),
    index('reading_positions_thread').on(table.threadId),
    index('reading_positions_recent').on(table.userId, table.updatedAt, table.threadId),
  ],
);

const subscriptionSubjects = ['thread', 'association', 'tag'] as const;
export const subscriptionLevels = ['watching', 'tracking', 'normal', 'muted'] as const;

/** A person's subscription level to a discussion, an association or a tag (`subjectId` is the tag itself). */
export const subscriptions = sqliteTable(
  'subscriptions',
  {
    userId: ofUser(),
    subject: text({ enum: subscriptionSubjects }).notNull(),
    subjectId: text().notNull(),
    level: text({ enum: subscriptionLevels }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.subject, table.subjectId] }),
    index('subscriptions_subject').on(table.subject, table.subjectId, table.level),
  ],
);

/** Tags of a discussion, lower case, chosen by its authors. */
export const threadTags = sqliteTable('thread_tags', { threadId: ofThread(), tag: text().notNull() }, (table) => [
  primaryKey({ columns: [table.threadId, table.tag] }),
  index('thread_tags_tag').on(table.tag, table.threadId),
]);

/** «Полезно» marks, one per person and post. */
export const postUseful = sqliteTable(
  'post_useful',
  { postId: ofPost(), userId: ofUser(), createdAt: createdAt() },
  (table) => [primaryKey({ columns: [table.postId, table.userId] }), index('post_useful_user').on(table.userId)],
);

/** A bookmarked post, with an optional day of reminder. */
export const postBookmarks = sqliteTable(
  'post_bookmarks',
  {
    userId: ofUser(),
    postId: ofPost(),
    note: text().notNull().default(''),
    remindAt: moment(),
    remindedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.postId] }),
    index('post_bookmarks_post').on(table.postId),
    index('post_bookmarks_due').on(table.remindedAt, table.remindAt),
  ],
);

/** A draft, shared by a person's devices. `place`: `thread:ID`, `new:association:ID` … */
export const postDrafts = sqliteTable(
  'post_drafts',
  {
    userId: ofUser(),
    place: text().notNull(),
    title: text().notNull().default(''),
    body: text().notNull().default(''),
    version: integer().notNull().default(1),
    updatedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.place] }), index('post_drafts_age').on(table.updatedAt)],
);
