/** The folder from which a bundle is served, and how a new one takes its place. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ENTRY } from './shared/core.ts';

/**
 * Raise it with every change of what stands in an index: how words are stemmed, bridged, weighed or written down. A bundle
 * of another format cannot be read, or is asked for keys that it does not have.
 */
export const FORMAT = 13;
/**
 * Remembers the files of this bundle and of the one before it, so that pages which have the old one open can go on. Service
 * workers read it too: what is to be kept, and how many bytes that is.
 */
const GENERATIONS = 'generations.json';
interface Generations {
  readonly format: number;
  readonly files: readonly string[];
}

/**
 * Moves the files of a freshly written bundle into the served folder, the entry last: until that one rename, readers get
 * the old index whole, after it the new one whole. Files of the last but one bundle are removed. One at a time a folder.
 */
export async function publishBundle(freshDirectory: string, servedDirectory: string): Promise<void> {
  const files = await filesOf(freshDirectory);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(freshDirectory, file))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const previous = (await readGenerations(servedDirectory)).files;
  await mkdir(servedDirectory, { recursive: true });
  for (const file of files.filter((name) => name !== ENTRY)) {
    await mkdir(dirname(join(servedDirectory, file)), { recursive: true });
    await rename(join(freshDirectory, file), join(servedDirectory, file));
  }
  await rename(join(freshDirectory, ENTRY), join(servedDirectory, ENTRY));
  const kept = new Set([...files, ...previous, GENERATIONS]);
  await writeFileWhole(join(servedDirectory, GENERATIONS), JSON.stringify({ format: FORMAT, files, previous, bytes }));
  for (const file of await filesOf(servedDirectory)) {
    if (!kept.has(file)) await rm(join(servedDirectory, file), { force: true });
  }
}

/** Whether the folder holds a bundle that this version of the code has made; if not, it has to be built anew. */
export async function isCurrentFormat(servedDirectory: string): Promise<boolean> {
  return (await readGenerations(servedDirectory)).format === FORMAT;
}

async function filesOf(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll('\\', '/'),
    );
}

/** What is not there or not readable counts as a bundle without files. */
async function readGenerations(servedDirectory: string): Promise<Generations> {
  try {
    const stored = JSON.parse(await readFile(join(servedDirectory, GENERATIONS), 'utf8')) as Partial<Generations>;
    return { format: stored.format ?? 0, files: stored.files ?? [] };
  } catch {
    return { format: 0, files: [] };
  }
}

async function writeFileWhole(path: string, content: string): Promise<void> {
  await writeFile(`${path}.new`, content);
  await rename(`${path}.new`, path);
}
