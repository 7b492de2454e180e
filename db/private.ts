import { chmodSync, lstatSync } from 'node:fs';
import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** What lies in the data folder, all of it ours: nothing else in there is touched. */
const databaseFiles = ['opora.db', 'opora.db-wal', 'opora.db-shm'];
const ours = new Set([...databaseFiles, 'files', 'mail', 'search', 'share', 'backups', 'secret.key']);

const forOthers = 0o077;
const fileMode = 0o600;
const folderMode = 0o700;

/** From now on this process and those that it starts write for its own account alone. A thread has the mask of its process. */
export function writePrivately(): void {
  if (isMainThread) process.umask(forOthers);
}

const me = process.getuid?.();
/** Whether others may open what we own; where there are no owners there are no such modes. */
const isOpen = ({ uid, mode }: { uid: number; mode: number }) => uid === me && (mode & forOthers) !== 0;

/** Closes the files of the database before it is opened: SQLite gives those beside it the mode of the database. */
export function closeDatabaseFiles(dataDir: string): void {
  for (const name of databaseFiles) {
    const path = join(dataDir, name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isFile() && isOpen(found)) chmodSync(path, fileMode);
  }
}

/**
 * Closes to other accounts what lies in the data folder since a time when it was written for all: our files become 0600, our
 * folders 0700. Links are not followed. The data folder itself is closed where it holds nothing but ours.
 */
export async function closeToOthers(dataDir: string): Promise<void> {
  const names = await readdir(dataDir);
  for (const name of names) if (ours.has(name)) await close(join(dataDir, name));
  if (names.every((name) => ours.has(name))) await closeOne(dataDir);
}

/** What goes away meanwhile (a bundle that a newer one replaces) needs no closing. */
async function close(path: string): Promise<void> {
  try {
    const isOwnFolder = await closeOne(path);
    for (const name of isOwnFolder ? await readdir(path) : []) await close(join(path, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** @returns whether it is a folder of ours */
async function closeOne(path: string): Promise<boolean> {
  const found = await lstat(path);
  const isFolder = found.isDirectory();
  if ((isFolder || found.isFile()) && isOpen(found)) await chmod(path, isFolder ? folderMode : fileMode);
  return isFolder && found.uid === me;
}
