import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { createdAt, id, moment } from './columns.ts';

export const materialStates = ['draft', 'review', 'returned', 'scheduled', 'published', 'archived'] as const;
export type MaterialState = (typeof materialStates)[number];

/** What a methodist writes: the front matter of a material and its body. In a draft anything but the title may be missing. */
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
  /** Markdown; ready forms stand in it as `<Form title="…">` … `</Form>`. */
  body: string;
}

/** Materials that are written in the browser. The text here is the one being worked on; readers see a published revision. */
export const materials = sqliteTable(
  'materials',
  {
    id: id(),
    authorId: text()
      .notNull()
      .references(() => users.id),
    state: text({ enum: materialStates }).notNull().default('draft'),
    /** Rises with every saved change; a save names the version it was based on. */
    version: integer().notNull().default(1),
    /** As in `content`, for lists. */
    title: text().notNull(),
    content: text({ mode: 'json' }).$type<MaterialContent>().notNull(),
    /** The address below `/bank/`: from the first publication on, or that of the file it was made from. */
    slug: text().unique(),
    /** The number of the revision that readers see; null when none is published. */
    publishedRevision: integer(),
    publishedAt: moment(),
    /** When the revision under decision is to appear. */
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

/** Who wrote at what is not published yet: none of them may publish it. Emptied by the publication. */
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

/** Why a revision was kept. */
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
    /** The revision that was brought back, of a `restored` one. */
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

/** A reviewer's remark, on words of the text or on the whole, with its answers. */
export const materialRemarks = sqliteTable(
  'material_remarks',
  {
    id: id(),
    materialId: text()
      .notNull()
      .references(() => materials.id, { onDelete: 'cascade' }),
    /** The remark that this one answers; null for a remark of its own. */
    parentId: text(),
    authorId: text()
      .notNull()
      .references(() => users.id),
    /** The words of the material that are meant; empty when it is about the whole. */
    quote: text().notNull().default(''),
    body: text().notNull(),
    html: text().notNull(),
    createdAt: createdAt(),
    resolvedAt: moment(),
    resolvedBy: text().references(() => users.id),
  },
  (table) => [index('material_remarks_of').on(table.materialId, table.createdAt)],
);
