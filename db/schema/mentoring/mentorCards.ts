import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { codes, createdAt, moment } from '../columns.ts';

/**
 * What people say about themselves as mentors. It is voluntary, and they take it back when they like. Guests see it only
 * while the consent to publication is in force (152-ФЗ, статья 10.1).
 */
export const mentorCards = sqliteTable(
  'mentor_cards',
  {
    userId: text()
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    strengths: text().notNull(),
    subjects: codes(),
    deficits: codes(),
    /** How many pairs they are willing to work in at once. */
    capacity: integer().notNull(),
    /** Shown to guests too, while the consent to publication is in force; otherwise only to people who signed in. */
    open: integer({ mode: 'boolean' }).notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment()
      .notNull()
      .$defaultFn(() => new Date()),
  },
  (table) => [index('mentor_cards_updated').on(table.updatedAt)],
);
