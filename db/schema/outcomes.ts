import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { createdAt, moment } from './columns.ts';
import { practices } from './practices.ts';

/** A person whose words went into a draft is asked whether he wants to be named as its co-author. */
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
    answer: text({ enum: ['yes', 'no'] }),
    answeredAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.userId] }),
    index('practice_invitations_user').on(table.userId),
  ],
);
