import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { createdAt, id } from './columns.ts';

/** Letters that people caused to others: kept for a day, to apply the limits. */
export const writtenLetters = sqliteTable(
  'written_letters',
  {
    id: id(),
    /** Who caused it; null for a guest. */
    senderId: text().references(() => users.id, { onDelete: 'cascade' }),
    /** A keyed hash of the address: enough to count, nothing to read. */
    recipient: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('written_letters_sender').on(table.senderId, table.createdAt),
    index('written_letters_recipient').on(table.recipient, table.createdAt),
  ],
);
