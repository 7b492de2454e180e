import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt, id, moment } from './columns.ts';

export const schools = sqliteTable('schools', {
  id: id(),
  slug: text().notNull().unique(),
  title: text().notNull(),
  address: text().notNull().default(''),
  about: text().notNull().default(''),
  /** From what the link (and QR) is derived by which people of the school ask to join; null when there is none. */
  joinSeed: text().unique(),
  /** Who made the link: it ends with their right to admit people. */
  joinBy: text(),
  /** Rises with every change of the card. */
  version: integer().notNull().default(1),
  createdAt: createdAt(),
});

export const schoolKindCodes = ['leader', 'low_results', 'regular'] as const;
export type SchoolKind = (typeof schoolKindCodes)[number];

/** What a school was and is: one row a period, the current one without `until`. */
export const schoolKinds = sqliteTable(
  'school_kinds',
  {
    id: id(),
    schoolId: text()
      .notNull()
      .references(() => schools.id),
    kind: text({ enum: schoolKindCodes }).notNull(),
    since: moment().notNull(),
    until: moment(),
    note: text().notNull().default(''),
  },
  (table) => [
    index('school_kinds_school').on(table.schoolId, table.until),
    index('school_kinds_kind').on(table.kind, table.until),
  ],
);
