import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { createdAt, id, moment } from './columns.ts';
import { schools } from './schools.ts';

export const pairStates = ['proposed', 'agreed', 'active', 'completed', 'stopped'] as const;

/** A leader school and a school it supports. */
export const pairs = sqliteTable(
  'pairs',
  {
    id: id(),
    leaderId: text()
      .notNull()
      .references(() => schools.id),
    supportedId: text()
      .notNull()
      .references(() => schools.id),
    coordinatorId: text()
      .notNull()
      .references(() => users.id),
    state: text({ enum: pairStates }).notNull(),
    purpose: text().notNull().default(''),
    createdAt: createdAt(),
    startedAt: moment(),
    endedAt: moment(),
  },
  (table) => [
    index('pairs_leader').on(table.leaderId, table.state),
    index('pairs_supported').on(table.supportedId, table.state),
  ],
);

export const pairPeople = sqliteTable(
  'pair_people',
  {
    pairId: text()
      .notNull()
      .references(() => pairs.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    side: text({ enum: ['mentor', 'mentee'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.pairId, table.userId] }), index('pair_people_user').on(table.userId)],
);
