import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import {
  type MaterialContent,
  materialRevisions,
  materials,
  materialWriters,
  type revisionReasons,
} from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { sameContent } from './content.ts';

type Reason = (typeof revisionReasons)[number];

/** The newest revision of a material, or undefined. */
export async function newestRevision(database: Database, materialId: string) {
  const [row] = await database
    .select()
    .from(materialRevisions)
    .where(eq(materialRevisions.materialId, materialId))
    .orderBy(desc(materialRevisions.number))
    .limit(1);
  return row;
}

/** One revision, or undefined. */
export async function revisionNumbered(database: Database, materialId: string, number: number) {
  const [row] = await database
    .select()
    .from(materialRevisions)
    .where(and(eq(materialRevisions.materialId, materialId), eq(materialRevisions.number, number)))
    .limit(1);
  return row;
}

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
  const number = (newest?.number ?? 0) + 1;
  await database
    .insert(materialRevisions)
    .values({ materialId, number, content, reason, restoredFrom: restoredFrom ?? null, madeBy: by, madeAt: at });
  return number;
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
