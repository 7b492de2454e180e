import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { createdAt, id, moment } from '../columns.ts';
import { posts } from './discussions.ts';

/** A poll inside a post. */
export const polls = sqliteTable(
  'polls',
  {
    id: id(),
    postId: text()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    question: text().notNull(),
    /** Whether several options may be chosen. */
    multiple: integer({ mode: 'boolean' }).notNull().default(false),
    /** Names are never shown; votes are stored with the person, so that they can be changed. */
    anonymous: integer({ mode: 'boolean' }).notNull().default(false),
    closesAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('polls_post').on(table.postId)],
);

export const pollOptions = sqliteTable(
  'poll_options',
  {
    id: id(),
    pollId: text()
      .notNull()
      .references(() => polls.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    title: text().notNull(),
  },
  (table) => [uniqueIndex('poll_options_order').on(table.pollId, table.position)],
);

export const pollVotes = sqliteTable(
  'poll_votes',
  {
    pollId: text()
      .notNull()
      .references(() => polls.id, { onDelete: 'cascade' }),
    optionId: text()
      .notNull()
      .references(() => pollOptions.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.pollId, table.optionId, table.userId] }),
    index('poll_votes_option').on(table.optionId),
    index('poll_votes_user').on(table.userId),
  ],
);
