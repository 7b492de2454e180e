import { and, eq } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '../../../db/client.ts';
import type { Stepped } from './flow.ts';

/** Where a thing's state is kept. */
export interface Row<Thing, State extends string> {
  /** Moves the row on if it still stands as `thing` does; null when somebody was faster. */
  claim(database: Database, thing: Thing, state: State): Promise<{ state: State; version?: number } | null>;
  set(database: Database, id: string, values: Partial<Thing>): Promise<void>;
}

type SteppedTable = SQLiteTable & { id: SQLiteColumn; state: SQLiteColumn; version?: SQLiteColumn };

/**
 * The row of a table with `id` and `state`.
 * @param raises every step raises `version`, and counts only over the version that was read
 */
export const rowIn = <Thing extends Stepped<State>, State extends string>(
  table: SteppedTable,
  { raises = false } = {},
): Row<Thing, State> => ({
  async claim(database, { id, state, version = 0 }, next) {
    const values = raises ? { state: next, version: version + 1 } : { state: next };
    const unread = raises && table.version ? eq(table.version, version) : undefined;
    const claimed = await database
      .update(table)
      .set(values)
      .where(and(eq(table.id, id), eq(table.state, state), unread))
      .returning({ id: table.id });
    return claimed.length > 0 ? values : null;
  },
  async set(database, id, values) {
    if (Object.keys(values).length > 0) await database.update(table).set(values).where(eq(table.id, id));
  },
});
