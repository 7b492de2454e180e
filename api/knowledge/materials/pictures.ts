import { and, eq } from 'drizzle-orm';
import { type Database, read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { filesIn, keepOn, readableBy } from '../../platform/files/index.ts';
import { findMaterial } from './find.ts';
import { mayRead } from './policy.ts';

/** Pictures of a published material are open to everyone, those of a draft to methodists. */
readableBy('material', async (actor, id) => {
  const material = await findMaterial(read, id);
  if (!material) return false;
  if (mayRead(actor, material)) return true;
  return (
    material.publishedRevision !== null &&
    (await read.$count(
      publications,
      and(
        eq(publications.collection, 'material'),
        eq(publications.slug, material.slug ?? ''),
        eq(publications.state, 'published'),
      ),
    )) > 0
  );
});

/**
 * Attaches the files in a body to its material. None is ever detached: an earlier revision may show it, and a
 * restore must find it.
 */
export const hangPictures = (database: Database, actor: Actor, materialId: string, body: string): Promise<void> =>
  keepOn(database, { kind: 'material', id: materialId }, actor.id, filesIn(body));
