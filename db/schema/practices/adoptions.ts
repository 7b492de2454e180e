import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { type Effect, publications } from '../bank.ts';
import { createdAt, id, moment } from '../columns.ts';
import { schools } from '../schools.ts';

/** «Внедряем у себя»: a school takes a practice over and later reports the effect. */
export const adoptions = sqliteTable(
  'adoptions',
  {
    id: id(),
    publicationId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    schoolId: text()
      .notNull()
      .references(() => schools.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    state: text({ enum: ['adopting', 'reported', 'stopped'] })
      .notNull()
      .default('adopting'),
    report: text().notNull().default(''),
    effects: text({ mode: 'json' }).$type<Effect[]>().notNull().default([]),
    startedAt: createdAt(),
    reportedAt: moment(),
  },
  (table) => [
    uniqueIndex('adoptions_once').on(table.publicationId, table.schoolId),
    index('adoptions_school').on(table.schoolId, table.state),
  ],
);
