import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

/** Columns that a room's table must have, by what they hold. */
export type Column<Data> = AnySQLiteColumn<{ data: Data; notNull: true }>;
export type OptionalColumn<Data> = AnySQLiteColumn<{ data: Data; notNull: false }>;
