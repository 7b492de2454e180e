import { getTableName, type Table } from 'drizzle-orm';

/**
 * Tables whose rows only the newest copy may hold: a room that promises to forget lists its tables here, with those that reference
 * them. Once a newer copy exists, older ones lose these rows.
 */
const tables: readonly Table[] = [];

export const newestOnlyTables: readonly string[] = tables.map(getTableName);
