import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { bytesOf, writeArchive } from './archive.ts';
import { copyDatabase, filledOf, lookThrough } from './database.ts';
import { checkPassphrase } from './encryption.ts';
import { freeze, freezeAll } from './freeze.ts';
import { databaseName, type Entry, fileFolder, format, keyName, type Manifest } from './manifest.ts';
import { BackupRefusal } from './refusal.ts';
import type { Progress, Stage } from './shared/stages.ts';
import { ensureSpace } from './space.ts';
import { verifyCopy } from './verify.ts';

export interface BackupOrder {
  /** The data folder. */
  dataDir: string;
  /** The database file. */
  database: string;
  /** The file to write; it must not exist. */
  target: string;
  passphrase?: string | undefined;
  /** Tables that only the newest copy may hold. */
  newestOnly: readonly string[];
  /** Version of the product. */
  version: string;
  tell?: (progress: Progress) => void;
}

export interface Made {
  file: string;
  bytes: number;
  encrypted: boolean;
  manifest: Manifest;
}

/** Prefix of the temporary folders of copies, in the data folder. */
export const stagingPrefix = '.copying-';
/** Leftovers of a killed copy are older: the largest copy takes minutes. */
const leftoverAge = 24 * 3_600_000;

/**
 * Copies the data into one file while people go on writing. The database is a snapshot, every file it names is included, and the
 * copy gets its final name only after it was opened and verified.
 * @throws BackupRefusal with the reason; leaves nothing behind
 */
export async function makeBackup(order: BackupOrder): Promise<Made> {
  const target = resolve(order.target);
  if (existsSync(target))
    throw new BackupRefusal(`Файл «${target}» уже есть. Назовите другой: копия ничего не заменяет.`);
  if (!existsSync(order.database))
    throw new BackupRefusal(`Базы «${order.database}» нет: копировать нечего. Верно ли задана DATA_DIR?`);
  if (order.passphrase !== undefined) checkPassphrase(order.passphrase);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await removeLeftovers(order.dataDir, stagingPrefix);
  const staging = await mkdtemp(join(resolve(order.dataDir), stagingPrefix));
  const unfinished = `${target}.part`;
  try {
    await rm(unfinished, { force: true });
    const made = await copyInto(unfinished, staging, order);
    await rename(unfinished, target);
    await settle(dirname(target));
    return { file: target, ...made };
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(unfinished, { force: true });
  }
}

async function copyInto(unfinished: string, staging: string, order: BackupOrder): Promise<Omit<Made, 'file'>> {
  const { dataDir, database, passphrase } = order;
  const step = teller(order.tell);
  const size = (await stat(database)).size + (await sizeOf(`${database}-wal`));
  // Twice in the data folder: the snapshot, and the one unpacked for verification.
  await ensureSpace([{ folder: dataDir, bytes: 2 * size }]);
  step('database', 0);
  const live = join(resolve(dataDir), fileFolder);
  const frozen = join(staging, fileFolder);
  // Files first: a file that the snapshot names is already linked even if it is deleted now. Then files added meanwhile.
  await freezeAll(live, frozen);
  const createdAt = new Date();
  const copied = join(staging, databaseName);
  copyDatabase(database, copied);
  const { schema, flaws, keys } = lookThrough(copied);
  const lost = await freeze(live, frozen, keys);
  const gone = new Set(lost);
  const hasKey = existsSync(join(dataDir, keyName));
  if (hasKey) await copyFile(join(dataDir, keyName), join(staging, keyName));
  const names = [
    databaseName,
    ...(hasKey ? [keyName] : []),
    ...keys.filter((key) => !gone.has(key)).map((key) => `${fileFolder}/${key}`),
  ];
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(staging, name))).size));
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  await ensureSpace([
    { folder: dirname(unfinished), bytes: total + names.length * 1024 },
    { folder: dataDir, bytes: sizes[0] ?? 0 },
  ]);
  const hashed = step('hashing', total);
  const entries: Entry[] = [];
  for (const name of names) entries.push(await entryOf(staging, name, hashed));
  const manifest: Manifest = {
    product: 'opora',
    format,
    version: order.version,
    schema,
    createdAt: createdAt.toISOString(),
    entries,
    lost,
    flaws,
    newestOnly: filledOf(copied, order.newestOnly),
    emptied: [],
  };
  const written = step('writing', total);
  await writeArchive(unfinished, passphrase, manifest, async (add) => {
    for (const entry of entries) {
      await add(entry, bytesOf(join(staging, entry.name)));
      written(entry.size);
    }
  });
  await rm(copied);
  await verifyCopy(unfinished, passphrase, staging, step('checking', total));
  return { bytes: (await stat(unfinished)).size, encrypted: passphrase !== undefined, manifest };
}

const sizeOf = async (path: string): Promise<number> => (existsSync(path) ? (await stat(path)).size : 0);

/** Reports the start of a stage; returns a function that adds progress. */
const teller =
  (tell: BackupOrder['tell']) =>
  (stage: Stage, total: number): ((bytes: number) => void) => {
    let done = 0;
    tell?.({ stage, done, total });
    return (bytes) => {
      done += bytes;
      tell?.({ stage, done, total });
    };
  };

async function entryOf(folder: string, name: string, read: (bytes: number) => void): Promise<Entry> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(createReadStream(join(folder, name)), async (chunks) => {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
    }
  });
  read(size);
  return { name, size, sha256: hash.digest('hex') };
}

/** Deletes leftovers of copies killed a day ago: temporary folders and unfinished files. */
export async function removeLeftovers(folder: string, prefix: string, suffix = ''): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || !name.endsWith(suffix)) continue;
    const path = join(folder, basename(name));
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > leftoverAge) await rm(path, { recursive: true, force: true });
  }
}

/** Flushes the names in a folder to disk. Not every system supports it. */
export async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
