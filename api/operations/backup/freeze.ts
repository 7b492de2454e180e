import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Links or copies that are under way at once. */
const together = 32;

/**
 * Holds files as they are: each gets a second name in `to`, so that one which is removed meanwhile stays for the copy and costs no
 * space. Where the disk knows no second names, they are copied.
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

/** As `freezeAll`, for some of them. What is there already stays; gives the keys whose bytes are nowhere. */
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
