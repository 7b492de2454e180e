import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type Bytes, openArchive } from './archive.ts';
import { type Looked, lookThrough } from './database.ts';
import { databaseName, fileFolder, type Manifest } from './manifest.ts';
import { BackupRefusal } from './refusal.ts';

/** Writes an entry into a new file readable only by its owner; on disk when this resolves. */
export const store = (bytes: Bytes, path: string): Promise<void> =>
  bytes.pipeTo(Writable.toWeb(createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })));

/**
 * Verifies a whole copy: every hash, the seal, the database's own checks, and that each file the database
 * names is included. Only the database is unpacked, into `staging`, and deleted again.
 * @throws BackupRefusal when it is not intact
 */
export async function verifyCopy(
  file: string,
  passphrase: string | undefined,
  staging: string,
  read: (bytes: number) => void = () => {},
): Promise<Manifest> {
  const { manifest, pieces } = await openArchive(file, passphrase);
  const opened = join(staging, 'opened.db');
  try {
    for await (const { entry, bytes } of pieces) {
      if (entry.name === databaseName) await store(bytes, opened);
      else await bytes.pipeTo(new WritableStream());
      read(entry.size);
    }
    agree(manifest, lookThrough(opened));
  } finally {
    await rm(opened, { force: true });
  }
  return manifest;
}

/** Whether the database matches the manifest. @throws BackupRefusal */
export function agree(manifest: Manifest, { schema, flaws, keys }: Looked): void {
  const there = new Set([
    ...manifest.entries.map(({ name }) => name),
    ...manifest.lost.map((key) => `${fileFolder}/${key}`),
  ]);
  const missing = keys.filter((key) => !there.has(`${fileFolder}/${key}`));
  if (schema.at !== manifest.schema.at || flaws !== manifest.flaws || missing.length > 0)
    throw new BackupRefusal('Файл повреждён: база в копии не та, что в описи.');
}
