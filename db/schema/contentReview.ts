import { sql } from 'drizzle-orm';
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { publications } from './bank.ts';
import { createdAt, id, moment } from './columns.ts';

/** The owner of a publication and its reminders. No row: no owner and no reminders yet. */
export const upkeep = sqliteTable(
  'upkeep',
  {
    publicationId: text()
      .primaryKey()
      .references(() => publications.id, { onDelete: 'cascade' }),
    /** The person who is reminded; `publications.owner` is the department shown to readers. */
    ownerId: text().references(() => users.id, { onDelete: 'set null' }),
    /** The review date of the early reminder, sent a month before; a new date is reminded again. */
    toldSoonFor: moment(),
    /** The review date of the reminder on the day. */
    toldDueFor: moment(),
    /** When the links of its text were last collected. */
    linksReadAt: moment(),
  },
  (table) => [index('upkeep_owner').on(table.ownerId)],
);

/** «Перечитал(а): всё верно до …»: an append-only log. The newest row overrides the date in the file. */
export const reviewConfirmations = sqliteTable(
  'review_confirmations',
  {
    id: id(),
    publicationId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    userId: text().references(() => users.id, { onDelete: 'set null' }),
    confirmedAt: createdAt(),
    /** The next review date. */
    until: moment().notNull(),
    note: text().notNull().default(''),
  },
  (table) => [
    index('review_confirmations_of').on(table.publicationId, table.confirmedAt),
    index('review_confirmations_user').on(table.userId),
  ],
);

/** `open` awaits a methodist; `confirmed` stays on the page until fixed; the other two are closed. */
export const markStates = ['open', 'confirmed', 'fixed', 'declined'] as const;

/** «Устарело»: a reader reports what is outdated, a methodist answers. */
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
    /** The methodist's answer; of a confirmed mark it is shown on the page. */
    answer: text().notNull().default(''),
    answeredById: text().references(() => users.id, { onDelete: 'set null' }),
    answeredAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    index('outdated_marks_of').on(table.publicationId, table.state),
    index('outdated_marks_waiting').on(table.state, table.id),
    index('outdated_marks_user').on(table.userId),
    // One open mark per person and publication.
    uniqueIndex('outdated_marks_once').on(table.publicationId, table.userId).where(sql`${table.state} = 'open'`),
  ],
);
