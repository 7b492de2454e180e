import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { publications } from './bank.ts';
import { createdAt, id, moment } from './columns.ts';

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
