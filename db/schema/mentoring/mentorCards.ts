import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { codes, createdAt, moment } from '../columns.ts';

/**
 * What somebody says of himself as a mentor; he writes it of his own will and takes it back when he likes. Guests see it only
 * while his consent to publication is in force (152-ФЗ, статья 10.1).
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
    /** In how many pairs at once he is willing to work. */
    capacity: integer().notNull(),
    /** Shown to guests too, if the consent to publication is in force; else to people who signed in alone. */
    open: integer({ mode: 'boolean' }).notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment()
      .notNull()
      .$defaultFn(() => new Date()),
  },
  (table) => [index('mentor_cards_updated').on(table.updatedAt)],
);
