import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { createdAt, id } from './columns.ts';

/** An uploaded file. It lies under a random key; the name the person gave lives here alone. */
export const files = sqliteTable(
  'files',
  {
    id: id(),
    key: text().notNull().unique(),
    name: text().notNull(),
    /** The type found in the content, never the one the browser claims. */
    type: text().notNull(),
    size: integer().notNull(),
    ownerId: text()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [index('files_owner').on(table.ownerId)],
);

export const attachments = sqliteTable(
  'attachments',
  {
    subjectKind: text({ enum: ['practice', 'publication', 'pair', 'document'] }).notNull(),
    subjectId: text().notNull(),
    fileId: text()
      .notNull()
      .references(() => files.id, { onDelete: 'cascade' }),
    position: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.subjectKind, table.subjectId, table.fileId] }),
    index('attachments_file').on(table.fileId),
  ],
);
