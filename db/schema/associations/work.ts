import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { createdAt, id, moment } from '../columns.ts';
import { files } from '../files/files.ts';
import { associations } from './associations.ts';

const associationId = () =>
  text()
    .notNull()
    .references(() => associations.id, { onDelete: 'cascade' });
const userId = () =>
  text()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

/** A person invited by the head, whatever the admission; deleted once answered. */
export const associationInvitations = sqliteTable(
  'association_invitations',
  {
    associationId: associationId(),
    userId: userId(),
    invitedBy: userId(),
    note: text().notNull().default(''),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.associationId, table.userId] }),
    index('association_invitations_user').on(table.userId),
  ],
);

/**
 * An e-mail address invited by the head, who sees only the address and not whether it has an account;
 * `userId` is its owner, if any. Deleted once answered or withdrawn.
 */
export const associationAddresses = sqliteTable(
  'association_addresses',
  {
    id: id(),
    associationId: associationId(),
    /** Lower case. */
    email: text().notNull(),
    userId: text().references(() => users.id, { onDelete: 'cascade' }),
    invitedBy: userId(),
    note: text().notNull().default(''),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('association_addresses_once').on(table.associationId, table.email),
    index('association_addresses_user').on(table.userId),
  ],
);

/** A working group of members, one of whom is its leader. */
export const associationGroups = sqliteTable(
  'association_groups',
  {
    id: id(),
    associationId: associationId(),
    title: text().notNull(),
    purpose: text().notNull(),
    leaderId: text().references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [index('association_groups_association').on(table.associationId, table.title)],
);

export const associationGroupMembers = sqliteTable(
  'association_group_members',
  {
    groupId: text()
      .notNull()
      .references(() => associationGroups.id, { onDelete: 'cascade' }),
    userId: userId(),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.userId] }),
    index('association_group_members_user').on(table.userId),
  ],
);

/** The plan of a school year; `year` is the one it begins in: 2026 is 2026/27. */
export const workPlans = sqliteTable(
  'work_plans',
  {
    id: id(),
    associationId: associationId(),
    year: integer().notNull(),
    /** The analysis of last year, which opens the plan. */
    analysis: text().notNull().default(''),
    version: integer().notNull().default(1),
    updatedAt: moment()
      .notNull()
      .$defaultFn(() => new Date()),
  },
  (table) => [uniqueIndex('work_plans_year').on(table.associationId, table.year)],
);

/** One line of a plan: срок, тема, вопросы, выступающие, результат. */
export const workPlanRows = sqliteTable(
  'work_plan_rows',
  {
    id: id(),
    planId: text()
      .notNull()
      .references(() => workPlans.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    /** Free text: «октябрь», «3-я неделя ноября». */
    due: text().notNull(),
    topic: text().notNull(),
    /** One question per line: they become the agenda of the meeting. */
    questions: text().notNull().default(''),
    speakers: text().notNull().default(''),
    result: text().notNull().default(''),
    version: integer().notNull().default(1),
  },
  (table) => [index('work_plan_rows_plan').on(table.planId, table.position)],
);

export const associationDocuments = sqliteTable(
  'association_documents',
  {
    id: id(),
    associationId: associationId(),
    title: text().notNull(),
    createdAt: createdAt(),
    /** The time of its newest version: the order of the list. */
    updatedAt: moment()
      .notNull()
      .$defaultFn(() => new Date()),
  },
  (table) => [index('association_documents_association').on(table.associationId, table.updatedAt)],
);

export const documentVersions = sqliteTable(
  'document_versions',
  {
    documentId: text()
      .notNull()
      .references(() => associationDocuments.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    fileId: text()
      .notNull()
      .references(() => files.id, { onDelete: 'cascade' }),
    /** What is new in it. */
    comment: text().notNull().default(''),
    userId: userId(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.documentId, table.number] }),
    index('document_versions_file').on(table.fileId),
  ],
);

/** An announcement to the members of one or several associations. */
export const announcements = sqliteTable('announcements', {
  id: id(),
  authorId: userId(),
  title: text().notNull(),
  body: text().notNull(),
  html: text().notNull(),
  createdAt: createdAt(),
});

export const placeStates = ['proposed', 'agreed', 'refused'] as const;
export type PlaceState = (typeof placeStates)[number];

/** The associations of an announcement: visible once the head (or a methodist) approved it there. */
export const announcementPlaces = sqliteTable(
  'announcement_places',
  {
    announcementId: text()
      .notNull()
      .references(() => announcements.id, { onDelete: 'cascade' }),
    associationId: associationId(),
    state: text({ enum: placeStates }).notNull(),
    decidedBy: text().references(() => users.id, { onDelete: 'set null' }),
    decidedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.announcementId, table.associationId] }),
    index('announcement_places_association').on(table.associationId, table.state, table.announcementId),
  ],
);
