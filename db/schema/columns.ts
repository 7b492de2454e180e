import { integer, text } from 'drizzle-orm/sqlite-core';
import { newId } from '../identifier.ts';

/** Shared columns. Moments are milliseconds since 1970, lists of codes are JSON. */
export const id = () =>
  text()
    .primaryKey()
    .$defaultFn(() => newId());
export const moment = () => integer({ mode: 'timestamp_ms' });
export const createdAt = () =>
  moment()
    .notNull()
    .$defaultFn(() => new Date());
export const codes = () => text({ mode: 'json' }).$type<string[]>().notNull().default([]);
