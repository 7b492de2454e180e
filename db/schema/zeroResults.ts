import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, moment } from './columns.ts';

/** `open`: somebody should write about it; `written`: it is answered by a publication; `unneeded`: nothing to write here. */
export const unmetStates = ['open', 'written', 'unneeded'] as const;
export type UnmetState = (typeof unmetStates)[number];

/**
 * A question that the search answered with nothing. Who asked is not known: neither a person nor an address stands in any
 * column. The empty question counts those whose words were not kept, since they could name somebody.
 */
export const unmetQuestions = sqliteTable(
  'unmet_questions',
  {
    id: id(),
    question: text().notNull().unique(),
    /** How often it was asked on the days that are still kept. */
    total: integer().notNull(),
    /** Days by the clock of Moscow, 2026-11-23. */
    firstDay: text().notNull(),
    lastDay: text().notNull(),
    state: text({ enum: unmetStates }).notNull().default('open'),
    /** Where it is answered now, a path; for `written`. */
    answerUrl: text().notNull().default(''),
    /** How often it had been asked when it was marked: more since then means that the answer is not found either. */
    markedTotal: integer().notNull().default(0),
    markedAt: moment(),
    version: integer().notNull().default(1),
  },
  (table) => [
    index('unmet_questions_list').on(table.state, table.lastDay),
    index('unmet_questions_age').on(table.lastDay),
  ],
);

export const unmetDays = sqliteTable(
  'unmet_days',
  {
    questionId: text()
      .notNull()
      .references(() => unmetQuestions.id, { onDelete: 'cascade' }),
    day: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.questionId, table.day] }), index('unmet_days_day').on(table.day)],
);
