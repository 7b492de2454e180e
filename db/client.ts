import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';

/** Where the database's file, mail, uploads and search bundles live. */
export const dataDir = process.env.DATA_DIR ?? 'data/default';
const remoteUrl = process.env.DATABASE_URL;
const isFile = !remoteUrl || remoteUrl.startsWith('file:');

export type Database = Omit<LibSQLDatabase, 'transaction' | 'batch'>;

/** One connection a client (`concurrency: 1`): pragmas belong to a connection, and a second one would start without them. */
async function connect(pragmas: string[]): Promise<Client> {
  if (!isFile) return createClient({ url: remoteUrl as string, authToken: process.env.DATABASE_TOKEN });
  mkdirSync(dataDir, { recursive: true });
  const client = createClient({ url: remoteUrl ?? `file:${join(dataDir, 'opora.db')}`, concurrency: 1, timeout: 5000 });
  for (const pragma of pragmas) await client.execute(`PRAGMA ${pragma}`);
  return client;
}

const writerClient = await connect([
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'temp_store = MEMORY',
]);
await migrate(drizzle(writerClient), { migrationsFolder: 'db/migrations' });
const readerClient = await connect(['query_only = ON', 'cache_size = -65536', 'mmap_size = 268435456']);

const writer = drizzle(writerClient);

/** For reading only: a write through it is refused by the database. */
export const read: Database = drizzle(readerClient);

let queue: Promise<unknown> = Promise.resolve();

/**
 * The one writer: runs `work` in a transaction of its own, one after another, and resolves once it is on disk.
 * What `work` throws rolls everything back.
 */
export function write<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  // Never a BEGIN of our own: the client rolls back whatever is open when a statement's connection goes back to its pool.
  const turn = queue.then(() => writer.transaction((database) => work(database as unknown as Database)));
  queue = turn.catch(() => undefined);
  return turn;
}

/** Waits for the writes under way and closes both connections. */
export async function closeDatabase(): Promise<void> {
  await queue;
  readerClient.close();
  writerClient.close();
}
