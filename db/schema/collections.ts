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

/** «Подборка к педсовету»: materials and practices in an order, with a note to each. */
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
    /** From what the address `/collections/shared/{secret}` is derived: who knows it reads the collection; null while there is none. */
    seed: text().unique(),
    copiedFromId: text(),
    /** With whom it was shared so that they were told: `school:ID`, `association:ID`. Nobody is told twice. */
    told: codes(),
    /** When those who may take it over were told that its owner is no longer there. */
    orphanToldAt: moment(),
    state: text({ enum: collectionStateCodes }).notNull().default('active'),
    /** When it was put into the archive or deleted. What was deleted is kept for a month. */
    stateAt: moment(),
    /** Rises with every change of the card, its order or its notes. */
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
    /** From 0, without gaps that matter: the order alone counts. */
    position: integer().notNull(),
    note: text().notNull().default(''),
    createdAt: createdAt(),
    /** When it was taken out; it can be put back with its note for a month. */
    removedAt: moment(),
  },
  (table) => [
    uniqueIndex('collection_items_once').on(table.collectionId, table.publicationId),
    index('collection_items_order').on(table.collectionId, table.position),
    index('collection_items_publication').on(table.publicationId),
    index('collection_items_removed').on(table.removedAt),
  ],
);
