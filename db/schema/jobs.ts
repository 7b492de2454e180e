import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { createdAt, id, moment } from './columns.ts';

/** Work to be done by the clock or behind an answer: kept until it is done, taken by one process at a time. */
export const jobs = sqliteTable(
  'jobs',
  {
    id: id(),
    kind: text().notNull(),
    payload: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    /** Two jobs with one key are one job. */
    key: text(),
    runAt: moment().notNull(),
    attempts: integer().notNull().default(0),
    /** Until when the process that took it has it for itself. */
    leasedUntil: moment(),
    leasedBy: text(),
    /** What went wrong last. */
    failure: text().notNull().default(''),
    /** Given up: a person must look. */
    deadAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('jobs_key').on(table.key), index('jobs_due').on(table.deadAt, table.runAt)],
);
