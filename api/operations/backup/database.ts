import { existsSync, readFileSync } from 'node:fs';
import { getTableName } from 'drizzle-orm';
import { FileClient } from '../../../db/fileClient.ts';
import { keyColumns } from '../../platform/fileKeys/index.ts';
import { BackupRefusal } from './refusal.ts';

interface Migration {
  when: number;
  tag: string;
}

/** The migrations that this product knows, oldest first. */
export function knownMigrations(): Migration[] {
  const { entries } = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')) as { entries: Migration[] };
  return entries;
}

function withDatabase<Result>(path: string, work: (client: FileClient) => Result): Result {
  const client = new FileClient(path, []);
  try {
    return work(client);
  } finally {
    client.close();
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const columnOf = (client: FileClient, sql: string): string[] => client.run(sql).rows.map((row) => String(row[0]));

/**
 * Copies the database of one moment into a new file while people go on writing, over a connection of its own.
 * @throws BackupRefusal when there is no database
 */
export function copyDatabase(from: string, to: string): void {
  if (!existsSync(from)) throw new BackupRefusal(`Базы «${from}» нет: копировать нечего. Верно ли задана DATA_DIR?`);
  withDatabase(from, (client) => client.run({ sql: 'VACUUM INTO ?', args: [to] }));
}

export interface Looked {
  /** The newest migration. */
  schema: { at: number; name: string | null };
  /** Rows that point to rows that are not there. */
  flaws: number;
  /** Keys of files, sorted. */
  keys: string[];
}

/**
 * Reads a database through from beginning to end.
 * @throws BackupRefusal when it is damaged or not of this product
 */
export function lookThrough(path: string): Looked {
  return withDatabase(path, (client) => {
    try {
      const [first] = columnOf(client, 'PRAGMA integrity_check(1)');
      if (first !== 'ok') throw new Error(first);
      const at = Number(columnOf(client, 'select max(created_at) from __drizzle_migrations')[0]);
      const name = knownMigrations().find(({ when }) => when === at)?.tag ?? null;
      const flaws = Number(columnOf(client, 'select count(*) from pragma_foreign_key_check')[0]);
      const named = keyColumns.map((key) => {
        const column = quoted(key.name);
        return `select ${column} from ${quoted(getTableName(key.table))} where ${column} is not null`;
      });
      return { schema: { at, name }, flaws, keys: columnOf(client, `${named.join(' union ')} order by 1`) };
    } catch (error) {
      throw new BackupRefusal('База в копии повреждена.', { cause: error });
    }
  });
}

/** Which of the tables are there and hold rows. */
export const filledOf = (path: string, tables: readonly string[]): string[] =>
  withDatabase(path, (client) => {
    const known = new Set(columnOf(client, `select name from sqlite_master where type = 'table'`));
    return tables.filter(
      (table) => known.has(table) && client.run(`select 1 from ${quoted(table)} limit 1`).rows.length > 0,
    );
  });

/** Takes all rows out of tables, so that no byte of them stays in the file. */
export function emptyTables(path: string, tables: readonly string[]): void {
  withDatabase(path, (client) => {
    for (const table of tables) client.run(`delete from ${quoted(table)}`);
    client.run('VACUUM');
  });
}

export interface Counts {
  people: number;
  schools: number;
  posts: number;
  files: number;
}

/** What stands in a place. */
export function countsOf(path: string): Counts {
  return withDatabase(path, (client) => {
    const count = (table: string) => Number(columnOf(client, `select count(*) from ${table}`)[0]);
    return { people: count('users'), schools: count('schools'), posts: count('posts'), files: count('files') };
  });
}
