import { constants, existsSync } from 'node:fs';
import { access, mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type OpenArchive, openArchive } from './archive.ts';
import { type Counts, countsOf, knownMigrations, lookThrough } from './database.ts';
import { settle } from './make.ts';
import { databaseName, fileFolder, keyName, type Manifest } from './manifest.ts';
import { BackupRefusal } from './refusal.ts';
import { ensureSpace } from './space.ts';
import { agree, store } from './verify.ts';

export interface Restored {
  manifest: Manifest;
  encrypted: boolean;
  counts: Counts;
}

/** The default folder of copies: a restore may read from its own data folder. */
const copies = 'backups';

/**
 * Restores a copy into an empty data folder. Everything is unpacked beside it and checked, then renamed, so that a killed
 * restore leaves the folder as empty as it was.
 * @throws BackupRefusal when the folder is not empty, or the copy is foreign, newer, damaged or has another passphrase
 */
export async function restoreBackup(file: string, passphrase: string | undefined, target: string): Promise<Restored> {
  const place = resolve(target);
  const staging = await stagingOf(place);
  const interrupted = wasInterrupted(place, staging);
  await ensureEmpty(place, [copies, basename(staging), ...(interrupted ? [fileFolder, keyName] : [])]);
  const archive = await openArchive(file, passphrase);
  try {
    ensureKnown(archive.manifest);
    if (interrupted)
      for (const name of [fileFolder, keyName]) await rm(join(place, name), { recursive: true, force: true });
    await mkdir(dirname(staging), { recursive: true });
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { mode: 0o700 });
    return await unpackInto(place, staging, archive);
  } finally {
    await archive.pieces.return();
  }
}

/** Beside the data folder; inside it where that is a mount point, because a rename is atomic only within one file system. */
async function stagingOf(place: string): Promise<string> {
  const outer = dirname(place);
  const beside = join(outer, `.${basename(place)}.restoring`);
  if (!existsSync(place)) return beside;
  const sameDisk = (await stat(place)).dev === (await stat(outer)).dev;
  const writable = await access(outer, constants.W_OK).then(
    () => true,
    () => false,
  );
  return sameDisk && writable ? beside : join(place, '.restoring');
}

/** A restore killed between the last two renames left the files without the database: both belong to the copy. */
const wasInterrupted = (place: string, staging: string): boolean =>
  existsSync(join(staging, databaseName)) &&
  !existsSync(join(staging, fileFolder)) &&
  !existsSync(join(place, databaseName));

async function ensureEmpty(place: string, allowed: readonly string[]): Promise<void> {
  if (!existsSync(place)) return;
  const others = (await readdir(place)).filter((name) => !allowed.includes(name));
  if (others.length > 0)
    throw new BackupRefusal(
      `Папка «${place}» не пуста (${others.slice(0, 3).join(', ')}): копия восстанавливается только на пустое место. Задайте в DATA_DIR новую папку или уберите прежнюю в сторону.`,
    );
}

/** @throws BackupRefusal for a database of a newer version, which has no migration path */
function ensureKnown({ schema, version }: Manifest): void {
  const known = knownMigrations();
  if (known.some(({ when }) => when === schema.at)) return;
  const newest = known.at(-1)?.when ?? 0;
  throw new BackupRefusal(
    schema.at > newest
      ? `Копию сделала более новая «Опора» (${version}): здешняя её базы не знает. Обновите «Опору» и повторите.`
      : `Базы этой копии («Опора» ${version}) здесь не знают: она из другой ветви «Опоры».`,
  );
}

async function unpackInto(place: string, staging: string, archive: OpenArchive): Promise<Restored> {
  const { manifest, encrypted } = archive;
  try {
    await unpack(archive, staging);
    const counts = countsOf(join(staging, databaseName));
    await putInPlace(staging, place);
    return { manifest, encrypted, counts };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function unpack({ manifest, pieces }: OpenArchive, staging: string): Promise<void> {
  const total = manifest.entries.reduce((sum, { size }) => sum + size, 0);
  await ensureSpace([{ folder: staging, bytes: total }]);
  await mkdir(join(staging, fileFolder), { mode: 0o700 });
  const made = new Set<string>();
  for await (const { entry, bytes } of pieces) {
    const path = join(staging, entry.name);
    const folder = dirname(path);
    if (!made.has(folder)) await mkdir(folder, { recursive: true, mode: 0o700 });
    made.add(folder);
    await store(bytes, path);
  }
  for (const folder of made) await settle(folder);
  agree(manifest, lookThrough(join(staging, databaseName)));
}

async function putInPlace(staging: string, place: string): Promise<void> {
  await settle(staging);
  const alone = !existsSync(place) || (await readdir(place)).length === 0;
  if (alone && !staging.startsWith(place)) {
    // One atomic rename.
    if (existsSync(place)) await rmdir(place);
    await rename(staging, place);
  } else {
    // The database last: without it the folder counts as empty.
    await rename(join(staging, fileFolder), join(place, fileFolder));
    if (existsSync(join(staging, keyName))) await rename(join(staging, keyName), join(place, keyName));
    await rename(join(staging, databaseName), join(place, databaseName));
  }
  await settle(dirname(place));
}
