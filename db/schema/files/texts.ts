import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { publications } from '../bank.ts';
import { createdAt, moment } from '../columns.ts';
import { files } from './files.ts';

/** The extracted text of a file, for search and preview. */
export const fileTexts = sqliteTable(
  'file_texts',
  {
    fileId: text()
      .primaryKey()
      .references(() => files.id, { onDelete: 'cascade' }),
    /** `empty`: a scan or a picture without text; `unreadable`: damaged or password-protected. */
    state: text({ enum: ['waiting', 'read', 'empty', 'unreadable'] })
      .notNull()
      .default('waiting'),
    text: text().notNull().default(''),
    /** The laid-out Word document without pictures, sanitised. Empty when only the text is known. */
    html: text().notNull().default(''),
    /** Pages of a PDF; null for other files. */
    pages: integer(),
    /** The store key of the thumbnail. */
    thumbnailKey: text(),
    width: integer(),
    height: integer(),
    readAt: moment(),
  },
  (table) => [index('file_texts_read').on(table.readAt), index('file_texts_thumbnail').on(table.thumbnailKey)],
);

/** A file removed from a material: for a day it can be restored. */
export const removedAttachments = sqliteTable(
  'removed_attachments',
  {
    fileId: text()
      .primaryKey()
      .references(() => files.id, { onDelete: 'cascade' }),
    publicationId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    removedById: text().references(() => users.id, { onDelete: 'set null' }),
    removedAt: createdAt(),
  },
  (table) => [index('removed_attachments_of').on(table.publicationId)],
);
