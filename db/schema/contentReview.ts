import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
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

/** `failing`: did not answer, may be a bad day; `broken`: is not there; `ignored`: a methodist says that it is all right. */
export const linkStates = ['unchecked', 'ok', 'failing', 'broken', 'ignored'] as const;

/** An address that texts of the bank lead to, once for all of them. */
export const links = sqliteTable(
  'links',
  {
    id: id(),
    /** A path of this site (`/bank/x#part`) or an absolute address without its fragment. */
    address: text().notNull().unique(),
    external: integer({ mode: 'boolean' }).notNull(),
    state: text({ enum: linkStates }).notNull().default('unchecked'),
    /** What the server said; null when none did. */
    status: integer(),
    /** Why it does not open, in words. */
    reason: text().notNull().default(''),
    failures: integer().notNull().default(0),
    firstFailedAt: moment(),
    lastFailedAt: moment(),
    checkedAt: moment(),
    /** Not looked at before. */
    dueAt: createdAt(),
  },
  (table) => [
    index('links_due').on(table.external, table.dueAt),
    index('links_state').on(table.state, table.firstFailedAt),
  ],
);

export const publicationLinks = sqliteTable(
  'publication_links',
  {
    publicationId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    linkId: text()
      .notNull()
      .references(() => links.id, { onDelete: 'cascade' }),
    /** The words of the link, so that it is found in the text. */
    label: text().notNull().default(''),
  },
  (table) => [
    uniqueIndex('publication_links_once').on(table.publicationId, table.linkId),
    index('publication_links_link').on(table.linkId),
  ],
);
