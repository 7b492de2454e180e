import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { publications } from '../bank.ts';
import { createdAt, moment } from '../columns.ts';
import { files } from './files.ts';

/** What a file of a material says, read out of it behind the upload: for search and for a look before downloading. */
export const fileTexts = sqliteTable(
  'file_texts',
  {
    fileId: text()
      .primaryKey()
      .references(() => files.id, { onDelete: 'cascade' }),
    /** `empty`: a scan without words or a picture; `unreadable`: damaged or behind a password. */
    state: text({ enum: ['waiting', 'read', 'empty', 'unreadable'] })
      .notNull()
      .default('waiting'),
    text: text().notNull().default(''),
    /** A Word document as it is laid out, without its pictures: made safe, like all Markdown. Empty where only words are known. */
    html: text().notNull().default(''),
    /** Pages of a PDF; null where the file does not say. */
    pages: integer(),
    /** The key of a small picture in the store. */
    thumbnailKey: text(),
    width: integer(),
    height: integer(),
    readAt: moment(),
  },
  (table) => [index('file_texts_read').on(table.readAt), index('file_texts_thumbnail').on(table.thumbnailKey)],
);

/** A file that was taken off a material: for a day it can be put back where it hung. */
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
