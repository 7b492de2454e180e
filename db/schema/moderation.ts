import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { associations } from './associations/associations.ts';
import { createdAt, id, moment } from './columns.ts';
import { posts, threads } from './discussions/discussions.ts';
import { pairs } from './mentoring/pairs.ts';

export const caseKinds = ['flag', 'held'] as const;
export const caseStates = ['open', 'decided'] as const;
export const caseDecisions = ['keep', 'hide', 'approve', 'reject'] as const;
export const flagReasons = ['rude', 'off-topic', 'personal-data', 'spam', 'other'] as const;

/**
 * A post that a moderator must look at: somebody flagged it, or it awaits approval. It belongs to the moderators of its
 * place: `associationId`, `pairId` (its coordinator alone), or neither (about a publication: methodists).
 */
export const moderationCases = sqliteTable(
  'moderation_cases',
  {
    id: id(),
    kind: text({ enum: caseKinds }).notNull(),
    postId: text()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    threadId: text()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    associationId: text().references(() => associations.id, { onDelete: 'cascade' }),
    pairId: text().references(() => pairs.id, { onDelete: 'cascade' }),
    state: text({ enum: caseStates }).notNull().default('open'),
    claimedBy: text().references(() => users.id),
    claimedAt: moment(),
    decision: text({ enum: caseDecisions }),
    /** Told to the author of the post. */
    explanation: text().notNull().default(''),
    decidedBy: text().references(() => users.id),
    decidedAt: moment(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    index('moderation_cases_state').on(table.state, table.createdAt),
    index('moderation_cases_association').on(table.associationId, table.state),
    index('moderation_cases_pair').on(table.pairId, table.state),
    index('moderation_cases_post').on(table.postId, table.state),
  ],
);

/** One person's flag at one post. */
export const postFlags = sqliteTable(
  'post_flags',
  {
    id: id(),
    postId: text()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    caseId: text()
      .notNull()
      .references(() => moderationCases.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text({ enum: flagReasons }).notNull().default('other'),
    reason: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('post_flags_once').on(table.caseId, table.userId), index('post_flags_post').on(table.postId)],
);

/** What moderators tell each other about a case. */
export const moderationNotes = sqliteTable(
  'moderation_notes',
  {
    id: id(),
    caseId: text()
      .notNull()
      .references(() => moderationCases.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id),
    body: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('moderation_notes_case').on(table.caseId)],
);
