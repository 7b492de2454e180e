import { eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import {
  type MaterialContent,
  materialRevisions,
  materials,
  materialWriters,
  type revisionReasons,
} from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { revisionsOn } from '../../platform/review/index.ts';
import { sameContent } from './content.ts';

type Reason = (typeof revisionReasons)[number];

/** The kept texts of materials. */
export const revisions = revisionsOn({
  table: materialRevisions,
  of: materialRevisions.materialId,
  madeAt: materialRevisions.madeAt,
  madeBy: materialRevisions.madeBy,
  more: { reason: materialRevisions.reason, restoredFrom: materialRevisions.restoredFrom },
});
/** The newest revision of a material, or undefined. */
export const newestRevision = revisions.newest;
/** One revision, or undefined. */
export const revisionNumbered = revisions.numbered;

/**
 * Keeps a text as the next revision and answers its number. A text that only was `saved` and that the newest revision holds
 * already is not kept twice.
 */
export async function keepRevision(
  database: Database,
  materialId: string,
  {
    content,
    reason,
    by,
    at = new Date(),
    restoredFrom,
  }: {
    content: MaterialContent;
    reason: Reason;
    by: string;
    at?: Date;
    restoredFrom?: number;
  },
): Promise<number> {
  const newest = await newestRevision(database, materialId);
  if (reason === 'saved' && newest && sameContent(newest.content, content)) return newest.number;
  return revisions.keep(database, materialId, { content, by, at }, { reason, restoredFrom: restoredFrom ?? null });
}

/** Writes a new text over the one under work, and remembers who wrote. */
export async function putContent(
  database: Database,
  actor: Actor,
  { id, version }: { id: string; version: number },
  content: MaterialContent,
): Promise<{ version: number; updatedAt: Date }> {
  const next = { version: version + 1, updatedAt: new Date() };
  await database
    .update(materials)
    .set({ content, title: content.title, savedById: actor.id, ...next })
    .where(eq(materials.id, id));
  await database.insert(materialWriters).values({ materialId: id, userId: actor.id }).onConflictDoNothing();
  return next;
}
