import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How many links or copies run in parallel. */
const together = 32;

/**
 * Freezes files: each gets a hard link in `to`, so that one deleted meanwhile stays for the copy and costs no
 * space. Where hard links are not supported, files are copied.
 */
export async function freezeAll(from: string, to: string): Promise<void> {
  const found = await readdir(from, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const keys = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(from.length + 1));
  await freeze(from, to, keys);
}

/** As `freezeAll`, for some of them. Skips existing ones; returns keys without a file. */
export async function freeze(from: string, to: string, keys: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  const made = new Set<string>();
  for (let at = 0; at < keys.length; at += together)
    await Promise.all(
      keys.slice(at, at + together).map(async (key) => {
        const target = join(to, key);
        const folder = dirname(target);
        if (!made.has(folder)) await mkdir(folder, { recursive: true });
        made.add(folder);
        if (!(await hold(join(from, key), target))) missing.push(key);
      }),
    );
  return missing.sort();
}

async function hold(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return true;
    if (code === 'ENOENT') return false;
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
  return true;
}
