import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { createdAt, id } from './columns.ts';

/** Letters that somebody had the platform write to others: kept for a day, to count how many more may go out. */
export const writtenLetters = sqliteTable(
  'written_letters',
  {
    id: id(),
    /** Who had it written; null for a guest. */
    senderId: text().references(() => users.id, { onDelete: 'cascade' }),
    /** The address under the place's key: enough to count by, nothing to read. */
    recipient: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('written_letters_sender').on(table.senderId, table.createdAt),
    index('written_letters_recipient').on(table.recipient, table.createdAt),
  ],
);
