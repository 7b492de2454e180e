import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { createdAt, id, moment } from '../columns.ts';
import { practices } from '../practices.ts';

/** A person whose words went into a draft is asked whether they want to be named as its co-author. */
export const practiceInvitations = sqliteTable(
  'practice_invitations',
  {
    practiceId: text()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    askedBy: text()
      .notNull()
      .references(() => users.id),
    askedAt: createdAt(),
    /** Whether the asker knows whom they ask; else they know an address alone (`practice_addresses`). */
    named: integer({ mode: 'boolean' }).notNull().default(true),
    answer: text({ enum: ['yes', 'no'] }),
    answeredAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.userId] }),
    index('practice_invitations_user').on(table.userId),
  ],
);

/**
 * An address at which an author asked somebody to be a co-author. Its author sees the address and nothing more, whether or not
 * anybody is behind it; `userId` is the person, if there is one. Gone once they agree, or the author takes it back.
 */
export const practiceAddresses = sqliteTable(
  'practice_addresses',
  {
    id: id(),
    practiceId: text()
      .notNull()
      .references(() => practices.id, { onDelete: 'cascade' }),
    /** Lower case. */
    email: text().notNull(),
    userId: text().references(() => users.id, { onDelete: 'cascade' }),
    askedBy: text()
      .notNull()
      .references(() => users.id),
    askedAt: createdAt(),
  },
  (table) => [
    uniqueIndex('practice_addresses_once').on(table.practiceId, table.email),
    index('practice_addresses_user').on(table.userId),
    index('practice_addresses_asked').on(table.askedBy, table.askedAt),
  ],
);
