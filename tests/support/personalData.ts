import { readdirSync } from 'node:fs';
import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';

const files: object[] = await Promise.all(
  readdirSync('db/schema', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file): Promise<object> => import(`../../db/schema/${file}`)),
);

/** Every table of the schema, once. */
export const tables: SQLiteTable[] = [
  ...new Set(
    files.flatMap((file) => Object.values(file).filter((thing): thing is SQLiteTable => is(thing, SQLiteTable))),
  ),
];

export interface Column {
  table: SQLiteTable;
  /** `posts.authorId`. */
  key: string;
  name: string;
  column: SQLiteColumn;
}

export const columnsOf = (table: SQLiteTable): Column[] =>
  Object.entries(getTableColumns(table)).map(([name, column]) => ({
    table,
    key: `${getTableConfig(table).name}.${name}`,
    name,
    column: column as SQLiteColumn,
  }));

/** The table that a column points to by a foreign key, or null. */
export const pointsTo = ({ table, column }: Column): SQLiteTable | null =>
  getTableConfig(table)
    .foreignKeys.map((key) => key.reference())
    .find(({ columns }) => columns.some(({ name }) => name === column.name))?.foreignTable ?? null;
