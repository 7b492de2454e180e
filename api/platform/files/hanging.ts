import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { attachments, files } from '../../../db/schema/files/files.ts';
import type { Subject } from './attachments.ts';

/**
 * Attaches the person's own files that a text refers to, beside those attached already; detaches none.
 * Other people's files are not attached: that would open them to new readers.
 */
export async function keepOn(database: Database, subject: Subject, ownerId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const own = await database
    .select({ id: files.id })
    .from(files)
    .where(and(inArray(files.id, ids), eq(files.ownerId, ownerId)));
  if (own.length === 0) return;
  await database
    .insert(attachments)
    .values(own.map(({ id }) => ({ subjectKind: subject.kind, subjectId: subject.id, fileId: id, position: 0 })))
    .onConflictDoNothing();
  await database
    .update(files)
    .set({ looseAt: null })
    .where(
      inArray(
        files.id,
        own.map(({ id }) => id),
      ),
    );
}

/** Detaches all files from a thing that is deleted; a day later they are removed. */
export async function releaseFrom(database: Database, subject: Subject): Promise<void> {
  const freed = await database
    .delete(attachments)
    .where(and(eq(attachments.subjectKind, subject.kind), eq(attachments.subjectId, subject.id)))
    .returning({ id: attachments.fileId });
  if (freed.length === 0) return;
  const ids = freed.map(({ id }) => id);
  await database.update(files).set({ looseAt: new Date() }).where(inArray(files.id, ids));
}
