import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { associations } from './associations/associations.ts';
import { publications } from './bank.ts';
import { codes, createdAt, id, moment } from './columns.ts';
import { schools } from './schools.ts';

export const collectionVisibilityCodes = ['personal', 'school', 'association', 'public'] as const;
export type CollectionVisibility = (typeof collectionVisibilityCodes)[number];
export const collectionStateCodes = ['active', 'archived', 'deleted'] as const;
export type CollectionState = (typeof collectionStateCodes)[number];

/** «Подборка к педсовету»: an ordered list of materials and practices, each with a note. */
export const collections = sqliteTable(
  'collections',
  {
    id: id(),
    ownerId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    description: text().notNull().default(''),
    visibility: text({ enum: collectionVisibilityCodes }).notNull().default('personal'),
    /** The school it is shared with while `visibility` is `school`: the owner's school on the day they shared it. */
    schoolId: text().references(() => schools.id, { onDelete: 'set null' }),
    associationId: text().references(() => associations.id, { onDelete: 'set null' }),
    /** The seed of the address `/collections/shared/{secret}`, which opens the collection; null without an address. */
    seed: text().unique(),
    copiedFromId: text(),
    /** Audiences that were notified: `school:ID`, `association:ID`. Nobody is notified twice. */
    told: codes(),
    /** When possible new owners were notified that the owner is gone. */
    orphanToldAt: moment(),
    state: text({ enum: collectionStateCodes }).notNull().default('active'),
    /** When it was archived or deleted. Deleted ones are kept for a month. */
    stateAt: moment(),
    /** Incremented with every change of the card, the order or the notes. */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    index('collections_owner').on(table.ownerId, table.state, table.updatedAt),
    index('collections_visibility').on(table.visibility, table.state, table.updatedAt),
    index('collections_school').on(table.schoolId),
    index('collections_association').on(table.associationId),
    index('collections_state').on(table.state, table.stateAt),
  ],
);

export const collectionItems = sqliteTable(
  'collection_items',
  {
    id: id(),
    collectionId: text()
      .notNull()
      .references(() => collections.id, { onDelete: 'cascade' }),
    publicationId: text()
      .notNull()
      .references(() => publications.id, { onDelete: 'cascade' }),
    /** Position from 0; gaps are harmless. */
    position: integer().notNull(),
    note: text().notNull().default(''),
    createdAt: createdAt(),
    /** When it was removed; it can be restored with its note for a month. */
    removedAt: moment(),
  },
  (table) => [
    uniqueIndex('collection_items_once').on(table.collectionId, table.publicationId),
    index('collection_items_order').on(table.collectionId, table.position),
    index('collection_items_publication').on(table.publicationId),
    index('collection_items_removed').on(table.removedAt),
  ],
);
