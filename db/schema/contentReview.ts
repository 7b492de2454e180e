import { sql } from 'drizzle-orm';
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { publications } from './bank.ts';
import { createdAt, id, moment } from './columns.ts';

/** Who keeps a publication true, and what the clock has already done about it. No row: nobody was named and nothing was done. */
export const upkeep = sqliteTable(
  'upkeep',
  {
    publicationId: text()
      .primaryKey()
      .references(() => publications.id, { onDelete: 'cascade' }),
    /** The person who is reminded; `publications.owner` is the department that readers see. */
    ownerId: text().references(() => users.id, { onDelete: 'set null' }),
    /** The review date of which the owner was told a month before: another date is told of anew. */
    toldSoonFor: moment(),
    /** The review date of which the owner was told on the day. */
    toldDueFor: moment(),
    /** When the links of its text were last gathered. */
    linksReadAt: moment(),
  },
  (table) => [index('upkeep_owner').on(table.ownerId)],
);

/** «Перечитал(а): всё верно до …»: one row each time, never changed. The newest one holds over the file's own date. */
export const reviewConfirmations = sqliteTable(
  'review_confirmations',
  {
    id: id(),
    publicationId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    userId: text().references(() => users.id, { onDelete: 'set null' }),
    confirmedAt: createdAt(),
    /** When it is to be read again. */
    until: moment().notNull(),
    note: text().notNull().default(''),
  },
  (table) => [
    index('review_confirmations_of').on(table.publicationId, table.confirmedAt),
    index('review_confirmations_user').on(table.userId),
  ],
);

/** `open` waits for a methodist; `confirmed` stands on the page until it is mended; the other two are over. */
export const markStates = ['open', 'confirmed', 'fixed', 'declined'] as const;

/** «Устарело»: a reader says what is not true any more, a methodist answers. */
export const outdatedMarks = sqliteTable(
  'outdated_marks',
  {
    id: id(),
    publicationId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    reason: text().notNull(),
    state: text({ enum: markStates }).notNull().default('open'),
    /** What the methodist answers; of a confirmed mark it stands on the page for everyone. */
    answer: text().notNull().default(''),
    answeredById: text().references(() => users.id, { onDelete: 'set null' }),
    answeredAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    index('outdated_marks_of').on(table.publicationId, table.state),
    index('outdated_marks_waiting').on(table.state, table.id),
    index('outdated_marks_user').on(table.userId),
    // One open mark a person and publication.
    uniqueIndex('outdated_marks_once').on(table.publicationId, table.userId).where(sql`${table.state} = 'open'`),
  ],
);
