import { chmodSync, lstatSync } from 'node:fs';
import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** Our own names in the data folder; everything else is left alone. */
const databaseFiles = ['opora.db', 'opora.db-wal', 'opora.db-shm'];
const ours = new Set([...databaseFiles, 'files', 'mail', 'search', 'share', 'backups', 'secret.key']);

const forOthers = 0o077;
const fileMode = 0o600;
const folderMode = 0o700;

/** Restricts files created by this process and its children to its account (umask 077). */
export function writePrivately(): void {
  if (isMainThread) process.umask(forOthers);
}

const me = process.getuid?.();
/** Whether others may open our files; false on systems without owners. */
const isOpen = ({ uid, mode }: { uid: number; mode: number }) => uid === me && (mode & forOthers) !== 0;

/** Restricts the database files before opening them: SQLite copies the mode of the database to its side files. */
export function closeDatabaseFiles(dataDir: string): void {
  for (const name of databaseFiles) {
    const path = join(dataDir, name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isFile() && isOpen(found)) chmodSync(path, fileMode);
  }
}

/**
 * Restricts existing files in the data folder that older versions created for everyone: our files become 0600, our
 * folders 0700. Links are not followed. The data folder itself is restricted when it holds only our files.
 */
export async function closeToOthers(dataDir: string): Promise<void> {
  const names = await readdir(dataDir);
  for (const name of names) if (ours.has(name)) await close(join(dataDir, name));
  if (names.every((name) => ours.has(name))) await closeOne(dataDir);
}

/** A file that vanishes meanwhile (a replaced bundle) is ignored. */
async function close(path: string): Promise<void> {
  try {
    const isOwnFolder = await closeOne(path);
    for (const name of isOwnFolder ? await readdir(path) : []) await close(join(path, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** @returns whether it is one of our folders */
async function closeOne(path: string): Promise<boolean> {
  const found = await lstat(path);
  const isFolder = found.isDirectory();
  if ((isFolder || found.isFile()) && isOpen(found)) await chmod(path, isFolder ? folderMode : fileMode);
  return isFolder && found.uid === me;
}
