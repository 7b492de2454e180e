import { getTableName, type Table } from 'drizzle-orm';

/**
 * Tables whose rows may stand in the newest copy alone: a room that promises to forget names its own here, with those that point to
 * them. When a newer copy is there, the older ones lose these rows.
 */
const tables: readonly Table[] = [];

export const newestOnlyTables: readonly string[] = tables.map(getTableName);
