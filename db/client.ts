import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
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

interface Waiting {
  work(database: Database): Promise<unknown>;
  resolve(result: unknown): void;
  reject(reason: unknown): void;
}
/** A bound on how long the last of a group waits for the first. */
const groupSize = 32;
let waiting: Waiting[] = [];
let queue: Promise<void> = Promise.resolve();

/**
 * The one writer: runs `work` all or nothing, one after another, and resolves once it is on disk. What `work` throws rolls
 * it back alone. Works that wait together share one transaction, each in a savepoint of its own: the disk is waited for once.
 */
export function write<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    waiting.push({ work, resolve: resolve as Waiting['resolve'], reject });
    if (waiting.length === 1) queue = queue.then(writeWaiting);
  });
}

async function writeWaiting(): Promise<void> {
  const group = waiting.slice(0, groupSize);
  waiting = waiting.slice(groupSize);
  if (waiting.length > 0) queue = queue.then(writeWaiting);
  const settle: (() => void)[] = [];
  try {
    // Never a BEGIN of our own: the client rolls back whatever is open when a statement's connection goes back to its pool.
    await writer.transaction(async (transaction) => {
      const database = transaction as unknown as Database;
      for (const one of group) settle.push(await attempt(database, one));
    });
    for (const tell of settle) tell();
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}

/** Runs one work in its savepoint; what it came to is told only after the commit. */
async function attempt(database: Database, { work, resolve, reject }: Waiting): Promise<() => void> {
  await database.run(sql`SAVEPOINT work`);
  try {
    const result = await work(database);
    await database.run(sql`RELEASE work`);
    return () => resolve(result);
  } catch (error) {
    await database.run(sql`ROLLBACK TO work`);
    await database.run(sql`RELEASE work`);
    return () => reject(error);
  }
}

/** Waits for the writes under way and closes both connections. */
export async function closeDatabase(): Promise<void> {
  while (waiting.length > 0) await queue;
  await queue;
  readerClient.close();
  writerClient.close();
}
