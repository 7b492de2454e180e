import { existsSync } from 'node:fs';
import { inArray } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { keyColumns } from '../fileKeys/index.ts';
import { disk, folder } from './store.ts';

/** An upload is written to disk before its row: younger files may still get theirs. */
const grace = 3_600_000;
const atOnce = 200;

/** Removes files on disk that no row points to, left by a crash between the two writes. @returns how many */
export async function removeOrphans(now = Date.now()): Promise<number> {
  if (!existsSync(folder)) return 0;
  const { objects } = await disk.listAll('', { recursive: true });
  const keys = [...objects].flatMap((object) => (object.isFile ? [object.key] : []));
  let removed = 0;
  for (let from = 0; from < keys.length; from += atOnce)
    removed += await removeUnknown(keys.slice(from, from + atOnce), now);
  return removed;
}

async function removeUnknown(keys: string[], now: number): Promise<number> {
  const named = await Promise.all(
    keyColumns.map((key) => read.select({ key }).from(key.table).where(inArray(key, keys))),
  );
  const rows = new Set(named.flat().map(({ key }) => key));
  let removed = 0;
  for (const key of keys.filter((key) => !rows.has(key))) {
    const { lastModified } = await disk.getMetaData(key);
    if (now - lastModified.getTime() < grace) continue;
    await disk.delete(key);
    removed += 1;
  }
  return removed;
}
