import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from '../accounts.ts';
import { codes, createdAt, id, moment } from '../columns.ts';

export const visibilityCodes = ['everyone', 'signed-in', 'members'] as const;
export type Visibility = (typeof visibilityCodes)[number];
export const admissionCodes = ['open', 'request', 'closed'] as const;
export type Admission = (typeof admissionCodes)[number];

/** Межшкольное методическое объединение. Its card is public; `visibility` controls its discussions, documents and members. */
export const associations = sqliteTable(
  'associations',
  {
    id: id(),
    slug: text().notNull().unique(),
    title: text().notNull(),
    purpose: text().notNull(),
    subjects: codes(),
    visibility: text({ enum: visibilityCodes }).notNull(),
    admission: text({ enum: admissionCodes }).notNull(),
    /** Whether a new member's first post awaits approval. */
    holdsFirstPosts: integer({ mode: 'boolean' }).notNull().default(false),
    /** Rules in addition to those of the platform, Markdown. */
    rules: text().notNull().default(''),
    createdAt: createdAt(),
  },
  (table) => [index('associations_visibility').on(table.visibility)],
);

export const membershipCodes = ['none', 'requested', 'member', 'deputy', 'head'] as const;
export type Membership = (typeof membershipCodes)[number];

/** A person's place in an association. A declined request stays as a row with its reason and counts as `none`. */
export const associationMembers = sqliteTable(
  'association_members',
  {
    associationId: text()
      .notNull()
      .references(() => associations.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    membership: text({ enum: membershipCodes }).notNull(),
    /** Why the person asks to join. */
    request: text().notNull().default(''),
    /** Why the request was declined. */
    refusal: text().notNull().default(''),
    decidedBy: text().references(() => users.id),
    decidedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.associationId, table.userId] }),
    index('association_members_user').on(table.userId, table.membership),
    index('association_members_kind').on(table.associationId, table.membership),
  ],
);

/** A template for new discussions: «Вопрос по заданию» with an initial text. */
export const threadTemplates = sqliteTable(
  'thread_templates',
  {
    id: id(),
    associationId: text()
      .notNull()
      .references(() => associations.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    body: text().notNull(),
    position: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [index('thread_templates_association').on(table.associationId, table.position)],
);
