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
  const turn = queue.then(() => (isFile ? inTransaction(work) : writer.transaction((database) => work(database as Database))));
  queue = turn.catch(() => undefined);
  return turn;
}

async function inTransaction<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  await writerClient.execute('BEGIN IMMEDIATE');
  try {
    const result = await work(writer);
    await writerClient.execute('COMMIT');
    return result;
  } catch (error) {
    await writerClient.execute('ROLLBACK');
    throw error;
  }
}

/** Waits for the writes under way and closes both connections. */
export async function closeDatabase(): Promise<void> {
  await queue;
  readerClient.close();
  writerClient.close();
}
