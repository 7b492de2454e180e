import { blob, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { publications } from './bank.ts';
import { codes } from './columns.ts';

/** What stands near a publication by its words: derived from the catalogue, written anew where that changes. */
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

/** What a text is compared by, so that a change of one does not have all of them read again. */
export const relationVectors = sqliteTable('relation_vectors', {
  publicationId: text()
    .primaryKey()
    .references(() => publications.id, { onDelete: 'cascade' }),
  /** `facet:code`. */
  facets: codes(),
  /** The keys of its most telling terms (32 bits each), then their weights (32 bits each). */
  vector: blob({ mode: 'buffer' }).notNull(),
});

/** In how many texts each term stood when all were last compared. One row. */
export const relationWeights = sqliteTable('relation_weights', {
  id: integer().primaryKey(),
  /** Of how many texts. */
  total: integer().notNull(),
  holding: text({ mode: 'json' }).$type<[string, number][]>().notNull(),
  /** How many texts came or changed since. */
  changes: integer().notNull(),
});
