import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { bytesOf, openArchive, writeArchive } from './archive.ts';
import { emptyTables } from './database.ts';
import { settle, stagingPrefix } from './make.ts';
import { databaseName, type Manifest } from './manifest.ts';
import { BackupRefusal } from './refusal.ts';
import { type Copy, copyName } from './rotation.ts';
import { store, verifyCopy } from './verify.ts';

/**
 * Removes rows that only the newest copy may hold from older ones: each such copy is rewritten without them and verified, then
 * the old file is deleted. A copy that cannot be opened (an earlier passphrase) is deleted: the promise to forget matters more,
 * and a newer copy exists.
 * @param older copies other than the newest
 * @returns the deleted files
 */
export async function forgetIn(
  older: readonly Copy[],
  tables: readonly string[],
  passphrase: string | undefined,
  dataDir: string,
): Promise<string[]> {
  const removed: string[] = [];
  for (const copy of older.filter(({ holding }) => holding)) {
    const { file } = copy;
    const forgotten = join(dirname(file), copyName({ ...copy, holding: false }));
    const key = copy.encrypted ? passphrase : undefined;
    try {
      const held = await heldIn(file, key, tables);
      if (held.length === 0) await rename(file, forgotten);
      else {
        await rewrite(file, forgotten, held, key, dataDir);
        await rm(file);
      }
      await settle(dirname(file));
    } catch (error) {
      if (!(error instanceof BackupRefusal)) throw error;
      await rm(file, { force: true });
      removed.push(file);
    }
  }
  return removed;
}

async function rewrite(
  file: string,
  target: string,
  held: readonly string[],
  passphrase: string | undefined,
  dataDir: string,
): Promise<void> {
  const staging = await mkdtemp(join(resolve(dataDir), stagingPrefix));
  const unfinished = `${target}.part`;
  try {
    const database = join(staging, databaseName);
    const before = await takeDatabase(file, passphrase, database);
    emptyTables(database, held);
    const after = await withoutRows(before, held, database);
    await rm(unfinished, { force: true });
    const { pieces } = await openArchive(file, passphrase);
    await writeArchive(unfinished, passphrase, after, async (add) => {
      for await (const { entry, bytes } of pieces) {
        if (entry.name !== databaseName) await add(entry, bytes);
        else {
          await bytes.pipeTo(new WritableStream());
          await add(after.entries[0] ?? entry, bytesOf(database));
        }
      }
    });
    await verifyCopy(unfinished, passphrase, staging);
    await rename(unfinished, target);
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(unfinished, { force: true });
  }
}

async function heldIn(file: string, passphrase: string | undefined, tables: readonly string[]): Promise<string[]> {
  const { manifest, pieces } = await openArchive(file, passphrase);
  await pieces.return();
  return manifest.newestOnly.filter((table) => tables.includes(table));
}

/** The database is the first entry: the rest of the copy is not read. */
async function takeDatabase(file: string, passphrase: string | undefined, path: string): Promise<Manifest> {
  const { manifest, pieces } = await openArchive(file, passphrase);
  const first = await pieces.next();
  if (!first.done) await store(first.value.bytes, path);
  await pieces.return();
  return manifest;
}

async function withoutRows(before: Manifest, held: readonly string[], database: string): Promise<Manifest> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(database), hash);
  const entry = { name: databaseName, size: (await stat(database)).size, sha256: hash.digest('hex') };
  return {
    ...before,
    entries: [entry, ...before.entries.slice(1)],
    newestOnly: before.newestOnly.filter((table) => !held.includes(table)),
    emptied: [...new Set([...before.emptied, ...held])],
  };
}
