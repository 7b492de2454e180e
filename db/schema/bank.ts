import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { codes, createdAt, id, moment } from './columns.ts';
import { schools } from './schools.ts';

export interface Effect {
  measure: string;
  unit: string;
  before: number;
  after: number;
  period: string;
  scope: string;
}

/** The one catalogue: materials and practices, from files and from the database. */
export const publications = sqliteTable(
  'publications',
  {
    id: id(),
    collection: text({ enum: ['material', 'practice'] }).notNull(),
    source: text({ enum: ['file', 'database'] }).notNull(),
    slug: text().notNull(),
    state: text({ enum: ['published', 'archived'] })
      .notNull()
      .default('published'),
    title: text().notNull(),
    summary: text().notNull(),
    /** A code of `kinds` of the taxonomy; practices have `practice`. */
    kind: text().notNull(),
    subjects: codes(),
    levels: codes(),
    audience: codes(),
    dimensions: codes(),
    risks: codes(),
    deficits: codes(),
    problems: codes(),
    situations: codes(),
    effects: text({ mode: 'json' }).$type<Effect[]>().notNull().default([]),
    authors: codes(),
    owner: text().notNull(),
    schoolId: text().references(() => schools.id),
    /** The practice of which this is a published revision; null for a file. */
    practiceId: text(),
    composite: integer({ mode: 'boolean' }).notNull().default(false),
    year: integer().notNull(),
    minutes: integer().notNull(),
    cost: integer().notNull(),
    effort: integer().notNull(),
    evidence: integer().notNull(),
    licence: text().notNull(),
    reviewedAt: moment().notNull(),
    reviewDueAt: moment().notNull(),
    publishedAt: createdAt(),
    updatedAt: createdAt(),
    /** Plain text for search and excerpts. */
    text: text().notNull(),
    /** Sanitised HTML of a publication from the database; empty for a file, which Astro renders. */
    html: text().notNull().default(''),
    /** SHA-256 of the file, so that the start updates only changed ones. */
    fileHash: text(),
  },
  (table) => [
    uniqueIndex('publications_address').on(table.collection, table.slug),
    index('publications_newest').on(table.collection, table.state, table.publishedAt),
    index('publications_practice').on(table.practiceId),
    index('publications_school').on(table.schoolId),
    // For lists of what is due for review and long unconfirmed.
    index('publications_due').on(table.state, table.reviewDueAt),
    index('publications_reviewed').on(table.state, table.reviewedAt),
  ],
);

/** One row per code and facet of a publication: the filters and their counts use it. */
export const publicationFacets = sqliteTable(
  'publication_facets',
  {
    publicationId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    facet: text().notNull(),
    code: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.publicationId, table.facet, table.code] }),
    index('publication_facets_code').on(table.facet, table.code),
  ],
);

/** One row. Triggers increment its revision with every change that affects order or filters of the catalogue. */
export const catalogue = sqliteTable('catalogue', {
  id: integer().primaryKey(),
  revision: integer().notNull(),
});

/** «Применил(а)»: a person used a material and reports in a few words how it went. */
export const applications = sqliteTable(
  'applications',
  {
    id: id(),
    publicationId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** 1 did not work, 2 worked in part, 3 worked. */
    outcome: integer().notNull(),
    report: text().notNull().default(''),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    uniqueIndex('applications_once').on(table.publicationId, table.userId),
    index('applications_user').on(table.userId),
  ],
);

export const bookmarks = sqliteTable(
  'bookmarks',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    publicationId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.publicationId] }),
    index('bookmarks_publication').on(table.publicationId),
  ],
);
