import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import type { Effect } from './bank.ts';
import { codes, createdAt, id, moment } from './columns.ts';
import { schools } from './schools.ts';

export const practiceStates = ['draft', 'review', 'returned', 'published', 'rejected', 'archived'] as const;
export type PracticeState = (typeof practiceStates)[number];

/** The parts of a practice, in the order of its page. */
export const practiceParts = ['context', 'problem', 'actions', 'result', 'transfer', 'resources'] as const;
export type PracticePart = (typeof practiceParts)[number];

/** A measure as it is being written down: in a draft its numbers may still be missing. */
export type DraftEffect = Omit<Effect, 'before' | 'after'> & { before: number | null; after: number | null };

/** What the author writes; kept whole with every revision. Texts are Markdown. */
export interface PracticeContent {
  title: string;
  summary: string;
  context: string;
  problem: string;
  actions: string;
  result: string;
  transfer: string;
  resources: string;
  subjects: string[];
  levels: string[];
  risks: string[];
  deficits: string[];
  effects: DraftEffect[];
}

export const practices = sqliteTable(
  'practices',
  {
    id: id(),
    authorId: text()
      .notNull()
      .references(() => users.id),
    schoolId: text().references(() => schools.id),
    state: text({ enum: practiceStates }).notNull().default('draft'),
    /** Rises with every saved change; a save names the version it was based on. */
    version: integer().notNull().default(1),
    title: text().notNull(),
    summary: text().notNull(),
    context: text().notNull(),
    problem: text().notNull(),
    actions: text().notNull(),
    result: text().notNull(),
    transfer: text().notNull(),
    resources: text().notNull(),
    subjects: codes(),
    levels: codes(),
    risks: codes(),
    deficits: codes(),
    effects: text({ mode: 'json' }).$type<DraftEffect[]>().notNull().default([]),
    slug: text().unique(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    submittedAt: moment(),
    publishedAt: moment(),
  },
  (table) => [
    index('practices_author').on(table.authorId, table.state),
    index('practices_school').on(table.schoolId, table.state),
    index('practices_queue').on(table.state, table.submittedAt),
  ],
);

export type Practice = typeof practices.$inferSelect;

export const practiceAuthors = sqliteTable(
  'practice_authors',
  {
    practiceId: text()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    addedAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.userId] }),
    index('practice_authors_user').on(table.userId),
  ],
);

/** One row a submission: the content as it was handed in, and what was decided about it. */
export const practiceRevisions = sqliteTable(
  'practice_revisions',
  {
    id: id(),
    practiceId: text()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    content: text({ mode: 'json' }).$type<PracticeContent>().notNull(),
    submittedBy: text()
      .notNull()
      .references(() => users.id),
    submittedAt: createdAt(),
    decision: text({ enum: ['publish', 'return', 'reject'] }),
    comment: text().notNull().default(''),
    decidedBy: text().references(() => users.id),
    decidedAt: moment(),
  },
  (table) => [uniqueIndex('practice_revisions_number').on(table.practiceId, table.number)],
);

/** A reviewer's remark on one part, its answers, and whether it is settled. */
export const practiceComments = sqliteTable(
  'practice_comments',
  {
    id: id(),
    practiceId: text()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    part: text({ enum: practiceParts }).notNull(),
    /** The remark that this one answers; null for a remark of its own. */
    parentId: text(),
    authorId: text()
      .notNull()
      .references(() => users.id),
    body: text().notNull(),
    html: text().notNull(),
    createdAt: createdAt(),
    resolvedAt: moment(),
    resolvedBy: text().references(() => users.id),
  },
  (table) => [index('practice_comments_practice').on(table.practiceId, table.createdAt)],
);
