import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** A name as it stands as one whole word of JSON: «Анна Берёзкина» is no part of «Анна Берёзкина-Ли». */
export const quotedName = (name: string): string => JSON.stringify(name);

/** The JSON of a column with «Участник» in place of this very name. */
export const withoutName = (column: SQLiteColumn, name: string): SQL =>
  sql`replace(${column}, ${quotedName(name)}, ${quotedName('Участник')})`;
