import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { createdAt, id } from './columns.ts';

/** A converted Word document, waiting a day with its pictures for its owner to make a draft. */
export const imports = sqliteTable(
  'imports',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    fileName: text().notNull(),
    title: text().notNull(),
    markdown: text().notNull(),
    html: text().notNull(),
    pictures: integer().notNull().default(0),
    /** What could not be converted, in words. */
    missed: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    createdAt: createdAt(),
  },
  (table) => [index('imports_user').on(table.userId), index('imports_created').on(table.createdAt)],
);
