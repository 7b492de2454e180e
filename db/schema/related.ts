import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { publications } from './bank.ts';

/** What stands near a publication by its words: derived from the catalogue, written anew as a whole whenever that changes. */
export const publicationRelations = sqliteTable(
  'publication_relations',
  {
    publicationId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    relatedId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    /** From 0, the nearest. */
    place: integer().notNull(),
    /** Cosine of the two texts with a little for shared facets: 0–1.05. */
    nearness: real().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.publicationId, table.place] }),
    index('publication_relations_related').on(table.relatedId),
  ],
);
