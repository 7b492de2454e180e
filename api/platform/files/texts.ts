import { eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { files } from '../../../db/schema/files/files.ts';
import { fileTexts } from '../../../db/schema/files/texts.ts';
import { enqueue } from '../jobs/index.ts';
import { log } from '../log/index.ts';
import { Busy } from '../worker/index.ts';
import { pictureSize } from './pictureSize.ts';
import { layoutOf } from './reading/layout.ts';
import { hasWords, readWords } from './reading/read.ts';
import { thumbnailOf } from './reading/thumbnail.ts';
import { disk, newKey } from './store.ts';

/** The kind of job that reads an uploaded file. */
export const readJob = 'files.read';

/** Queues the reading of a file: its text, its pages, a thumbnail of a picture. Inside `write`. */
export async function readLater(database: Database, fileId: string): Promise<void> {
  await database.insert(fileTexts).values({ fileId }).onConflictDoNothing();
  await enqueue(database, readJob, { fileId }, { key: `${readJob}:${fileId}` });
}

/**
 * Reads one file and stores what it found; idempotent. A file that cannot be read is marked so and not
 * tried again.
 */
export async function readFileThrough(fileId: string): Promise<void> {
  const [file] = await read
    .select({ key: files.key, type: files.type, size: files.size })
    .from(files)
    .where(eq(files.id, fileId));
  if (!file) return;
  const bytes = await disk.getBytes(file.key);
  const found = file.type.startsWith('image/') ? await look(file.type, bytes) : await words(file.type, bytes);
  await write((database) =>
    database
      .insert(fileTexts)
      .values({ fileId, ...found, readAt: new Date() })
      .onConflictDoUpdate({ target: fileTexts.fileId, set: { ...found, readAt: new Date() } }),
  );
}

async function words(type: string, bytes: Uint8Array) {
  if (!hasWords(type)) return { state: 'empty' as const };
  try {
    const { text, pages } = await readWords(type, bytes);
    if (text === '') return { state: 'empty' as const, text, pages };
    return { state: 'read' as const, text, pages, html: await layoutOf(type, bytes) };
  } catch (error) {
    // Not read yet: the job is tried again later.
    if (error instanceof Busy) throw error;
    log.info({ err: error, type }, 'a file could not be read through');
    return { state: 'unreadable' as const };
  }
}

async function look(type: string, bytes: Uint8Array) {
  const size = pictureSize(type, bytes);
  try {
    const small = await thumbnailOf(bytes);
    const thumbnailKey = newKey();
    await disk.put(thumbnailKey, small);
    return { state: 'empty' as const, thumbnailKey, width: size?.width ?? null, height: size?.height ?? null };
  } catch (error) {
    if (error instanceof Busy) throw error;
    log.info({ err: error, type }, 'no small picture could be made of a picture');
    return { state: 'unreadable' as const };
  }
}
