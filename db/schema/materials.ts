import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { createdAt, id, moment } from './columns.ts';

export const materialStates = ['draft', 'review', 'returned', 'scheduled', 'published', 'archived'] as const;
export type MaterialState = (typeof materialStates)[number];

/** The front matter of a material and its body. In a draft only the title is required. */
export interface MaterialContent {
  title: string;
  summary: string;
  /** A code of `kinds`, or empty. */
  kind: string;
  subjects: string[];
  levels: string[];
  audience: string[];
  dimensions: string[];
  risks: string[];
  deficits: string[];
  problems: string[];
  situations: string[];
  year: number | null;
  minutes: number | null;
  cost: number;
  effort: number;
  evidence: number;
  authors: string[];
  owner: string;
  /** Days as `2026-09-24`, or empty. */
  reviewed: string;
  reviewDue: string;
  licence: string;
  /** Markdown; ready forms are `<Form title="…">` … `</Form>`. */
  body: string;
}

/** Materials written in the browser. This row is the working text; readers see a published revision. */
export const materials = sqliteTable(
  'materials',
  {
    id: id(),
    authorId: text()
      .notNull()
      .references(() => users.id),
    state: text({ enum: materialStates }).notNull().default('draft'),
    /** Incremented with every save; a save names the version it is based on. */
    version: integer().notNull().default(1),
    /** As in `content`, for lists. */
    title: text().notNull(),
    content: text({ mode: 'json' }).$type<MaterialContent>().notNull(),
    /** The slug below `/bank/`: set at the first publication, or taken from the file it replaces. */
    slug: text().unique(),
    /** The number of the published revision; null when there is none. */
    publishedRevision: integer(),
    publishedAt: moment(),
    /** When the revision under review is to be published. */
    publishAt: moment(),
    archiveReason: text().notNull().default(''),
    savedById: text()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    submittedAt: moment(),
  },
  (table) => [
    index('materials_state').on(table.state, table.updatedAt),
    index('materials_newest').on(table.updatedAt),
    index('materials_author').on(table.authorId, table.updatedAt),
    index('materials_saved_by').on(table.savedById),
  ],
);
export type Material = typeof materials.$inferSelect;

/** The authors of unpublished changes: none of them may publish. Emptied by the publication. */
export const materialWriters = sqliteTable(
  'material_writers',
  {
    materialId: text()
      .notNull()
      .references(() => materials.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.materialId, table.userId] }),
    index('material_writers_user').on(table.userId),
  ],
);

/** Why a revision was saved. */
export const revisionReasons = ['begun', 'imported', 'saved', 'submitted', 'restored'] as const;

export const materialRevisions = sqliteTable(
  'material_revisions',
  {
    id: id(),
    materialId: text()
      .notNull()
      .references(() => materials.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    content: text({ mode: 'json' }).$type<MaterialContent>().notNull(),
    reason: text({ enum: revisionReasons }).notNull(),
    /** Of a `restored` revision: the number it was restored from. */
    restoredFrom: integer(),
    madeBy: text()
      .notNull()
      .references(() => users.id),
    madeAt: createdAt(),
    decision: text({ enum: ['publish', 'return'] }),
    comment: text().notNull().default(''),
    decidedBy: text().references(() => users.id),
    decidedAt: moment(),
  },
  (table) => [uniqueIndex('material_revisions_number').on(table.materialId, table.number)],
);

/** A reviewer's remark, on a quote or on the whole text, with its answers. */
export const materialRemarks = sqliteTable(
  'material_remarks',
  {
    id: id(),
    materialId: text()
      .notNull()
      .references(() => materials.id, { onDelete: 'cascade' }),
    /** The remark it answers; null for a remark of its own. */
    parentId: text(),
    authorId: text()
      .notNull()
      .references(() => users.id),
    /** The quoted words; empty when it is about the whole text. */
    quote: text().notNull().default(''),
    body: text().notNull(),
    html: text().notNull(),
    createdAt: createdAt(),
    resolvedAt: moment(),
    resolvedBy: text().references(() => users.id),
  },
  (table) => [index('material_remarks_of').on(table.materialId, table.createdAt)],
);
