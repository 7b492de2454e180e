import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { AsideClient } from './asideClient.ts';
import { FileClient } from './fileClient.ts';
import { databaseFile, dataDir } from './place.ts';
import { closeDatabaseFiles, writePrivately } from './private.ts';

export { dataDir };

export type Database = Omit<LibSQLDatabase, 'transaction' | 'batch'>;

/** The file, or the server of DATABASE_URL. There is exactly one connection: pragmas are per connection, and a second would lack them. */
const isFile = databaseFile !== null;
const path = databaseFile ?? '';
const server = () => createClient({ url: process.env.DATABASE_URL as string, authToken: process.env.DATABASE_TOKEN });
const file = (pragmas: readonly string[]) => new FileClient(path, pragmas);

writePrivately();
if (isFile) mkdirSync(dirname(path), { recursive: true });
if (isFile && !process.env.DATABASE_URL) closeDatabaseFiles(dataDir);
const writerFile = isFile
  ? file(['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'temp_store = MEMORY'])
  : null;
const writerClient = writerFile ?? server();
const writer = drizzle(writerClient);
await migrate(writer, { migrationsFolder: 'db/migrations' }).catch((error: Error) => {
  // Before the first release the migrations began anew once (docs/decisions/002-database.md).
  if (!/already exists/.test(`${error.message} ${String(error.cause)}`)) throw error;
  throw new Error(
    `База в «${dataDir}» сделана пробной версией «Опоры», и эта её не откроет. Уберите папку в сторону; демонстрацию начните заново: npm run demo -- --reset`,
  );
});
const readerPragmas = ['query_only = ON', 'cache_size = -32768', 'mmap_size = 2147418112'];
const readerClient = isFile ? file(readerPragmas) : server();
const asideClient = isFile ? new AsideClient(path, readerPragmas) : null;

/** Read-only: the database refuses writes through it. */
export const read: Database = drizzle(readerClient);

/** As `read`, for slow queries (searches, exports): it runs in a worker, so that no page waits for it. */
export const readAside: Database = asideClient ? drizzle(asideClient as unknown as Client) : read;

/** Runs `work` in one transaction: on the file's own connection, where statements stay prepared, or in one of the server's. */
const inTransaction = (work: (database: Database) => Promise<void>): Promise<void> =>
  writerFile
    ? writerFile.together(() => work(writer))
    : writer.transaction((transaction) => work(transaction as unknown as Database));

/**
 * A statement that is built once per connection: `prepared((database) => database.insert(…).prepare())`.
 * Building one costs more than running it; for frequent writes.
 */
export function prepared<Statement>(build: (database: Database) => Statement): (database: Database) => Statement {
  const built = new WeakMap<Database, Statement>();
  return (database) => {
    const known = built.get(database);
    if (known) return known;
    const fresh = build(database);
    built.set(database, fresh);
    return fresh;
  };
}

interface Waiting {
  work(database: Database): Promise<unknown>;
  resolve(result: unknown): void;
  reject(reason: unknown): void;
}
/** The most writes in one transaction, which bounds how long the first waits for the last. */
const groupSize = 32;
let waiting: Waiting[] = [];
let queue: Promise<void> = Promise.resolve();

/** A work while it runs: what is told after its commit, or null once it has ended and nothing more may be added. */
interface UnderWay {
  afterwards: (() => void)[] | null;
}
/** The work that the code running now belongs to. Parallel awaits each keep their own. */
const underWay = new AsyncLocalStorage<UnderWay>();

/**
 * The one writer: runs `work` all or nothing, one after another, and resolves once it is on disk. What `work` throws rolls
 * it back alone. Works that wait together share one transaction, each in a savepoint of its own: the disk is waited for once.
 * @throws at once inside another `write`: it would wait for itself. Hand the `database` of the work down instead.
 */
export function write<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  if (underWay.getStore()?.afterwards)
    throw new Error('write() inside write() would wait for itself: hand down the database of the outer one');
  return new Promise<Result>((resolve, reject) => {
    waiting.push({ work, resolve: resolve as Waiting['resolve'], reject });
    if (waiting.length === 1) queue = queue.then(othersToArrive).then(writeWaiting);
  });
}

/** Requests that arrived together are still being parsed: after one turn of the event loop they share the flush. */
const othersToArrive = () => new Promise<void>((resolve) => setImmediate(resolve));

async function writeWaiting(): Promise<void> {
  const group = waiting.slice(0, groupSize);
  waiting = waiting.slice(groupSize);
  if (waiting.length > 0) queue = queue.then(writeWaiting);
  const settle: (() => void)[] = [];
  try {
    await inTransaction(async (database) => {
      for (const one of group) settle.push(await attempt(database, one));
    });
    for (const tell of settle) tell();
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}

/**
 * Has `tell` called once the work under way is on disk, and never when it is rolled back.
 * @throws outside of `write`, and after its work has ended
 */
export function afterCommit(tell: () => void): void {
  const afterwards = underWay.getStore()?.afterwards;
  if (!afterwards) throw new Error('afterCommit() is called outside of write(): nothing is to be committed');
  afterwards.push(tell);
}

const savepoint = async (database: Database, statement: string) =>
  writerFile ? writerFile.run(statement) : database.run(sql.raw(statement));

/** Runs one work in its savepoint; its result is delivered only after the commit. */
async function attempt(database: Database, { work, resolve, reject }: Waiting): Promise<() => void> {
  await savepoint(database, 'SAVEPOINT work');
  const afterwards: (() => void)[] = [];
  const own: UnderWay = { afterwards };
  try {
    const result = await underWay.run(own, () => work(database));
    await savepoint(database, 'RELEASE work');
    return () => {
      resolve(result);
      for (const tell of afterwards) tell();
    };
  } catch (error) {
    await savepoint(database, 'ROLLBACK TO work');
    await savepoint(database, 'RELEASE work');
    return () => reject(error);
  } finally {
    own.afterwards = null;
  }
}

/** Waits for running writes and closes both connections. */
export async function closeDatabase(): Promise<void> {
  while (waiting.length > 0) await queue;
  await queue;
  readerClient.close();
  asideClient?.close();
  writerClient.close();
}
