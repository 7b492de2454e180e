import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { createdAt, id, moment } from '../columns.ts';

/** An uploaded file, stored under a random key; its name is only here. */
export const files = sqliteTable(
  'files',
  {
    id: id(),
    key: text().notNull().unique(),
    name: text().notNull(),
    /** The type detected from the content, not the one the browser claims. */
    type: text().notNull(),
    size: integer().notNull(),
    ownerId: text()
      .notNull()
      .references(() => users.id),
    /** Since when it is attached to nothing: uploaded for an unfinished text, or removed from one. Deleted a day later. */
    looseAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [index('files_owner').on(table.ownerId), index('files_loose').on(table.looseAt)],
);

export const attachments = sqliteTable(
  'attachments',
  {
    subjectKind: text({ enum: ['practice', 'publication', 'pair', 'document', 'post', 'material', 'draft'] }).notNull(),
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
