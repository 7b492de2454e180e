import { and, eq, gt } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { attachments, files } from '../../../db/schema/files/files.ts';
import { removedAttachments } from '../../../db/schema/files/texts.ts';
import { hangAt } from './attachments.ts';

/** How long a file that was taken off a publication can be put back, milliseconds: as long as a loose one lies. */
const restorable = 86_400_000;

/** Files can be put back that were taken off after this. */
export const restorableSince = () => new Date(Date.now() - restorable);

/** Takes a file off a publication, so that it can be put back for a day. @returns false when it does not hang there */
export async function takeOff(
  database: Database,
  { publicationId, fileId, by }: { publicationId: string; fileId: string; by: string },
): Promise<boolean> {
  const [taken] = await database
    .delete(attachments)
    .where(
      and(
        eq(attachments.subjectKind, 'publication'),
        eq(attachments.subjectId, publicationId),
        eq(attachments.fileId, fileId),
      ),
    )
    .returning({ position: attachments.position });
  if (!taken) return false;
  const removedAt = new Date();
  await database
    .insert(removedAttachments)
    .values({ fileId, publicationId, position: taken.position, removedById: by, removedAt });
  await database.update(files).set({ looseAt: removedAt }).where(eq(files.id, fileId));
  return true;
}

/** Puts a file back where it hung. @returns false when it was taken off longer ago than a day, or is back already */
export async function putBack(database: Database, publicationId: string, fileId: string): Promise<boolean> {
  const [removed] = await database
    .delete(removedAttachments)
    .where(
      and(
        eq(removedAttachments.fileId, fileId),
        eq(removedAttachments.publicationId, publicationId),
        gt(removedAttachments.removedAt, restorableSince()),
      ),
    )
    .returning({ position: removedAttachments.position });
  if (!removed) return false;
  await database.update(files).set({ looseAt: null }).where(eq(files.id, fileId));
  await hangAt(database, { kind: 'publication', id: publicationId }, fileId, removed.position);
  return true;
}
