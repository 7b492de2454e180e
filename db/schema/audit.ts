import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt, id } from './columns.ts';

/** Who did what to whom. Append-only: triggers refuse UPDATE and DELETE. */
export const audit = sqliteTable(
  'audit',
  {
    id: id(),
    at: createdAt(),
    actorId: text(),
    action: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    detail: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    index('audit_subject').on(table.subjectKind, table.subjectId),
    index('audit_actor').on(table.actorId),
    index('audit_action').on(table.action),
  ],
);
