import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Settings of the place, edited by the administrator: the name of the city, the centre, its contacts. */
export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text().notNull(),
});
