import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** A name as a whole JSON string: «Анна Берёзкина» does not match «Анна Берёзкина-Ли». */
export const quotedName = (name: string): string => JSON.stringify(name);

/** The JSON of a column with this exact name replaced by «Участник». */
export const withoutName = (column: SQLiteColumn, name: string): SQL =>
  sql`replace(${column}, ${quotedName(name)}, ${quotedName('Участник')})`;
