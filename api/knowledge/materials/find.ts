import { eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { type Material, materials, materialWriters } from '../../../db/schema/materials.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { forbidden, notFound } from '../../platform/problem/index.ts';
import { mayRead, type Subject } from './policy.ts';

export type MaterialRow = Material & { writers: string[] };

/** A material with the ids of its writers since the last publication, or null. */
export async function findMaterial(database: Database, id: string): Promise<MaterialRow | null> {
  const [row] = await database.select().from(materials).where(eq(materials.id, id)).limit(1);
  if (!row) return null;
  const people = await database
    .select({ userId: materialWriters.userId })
    .from(materialWriters)
    .where(eq(materialWriters.materialId, id));
  return { ...row, writers: people.map(({ userId }) => userId) };
}

/**
 * The material, when the actor may do this to it.
 * @throws Problem 404 when the actor is not a methodist, 403 (with `why`) when they see it but `may` says no
 */
export async function materialFor(
  database: Database,
  actor: MaybeActor,
  id: string,
  may: (actor: MaybeActor, material: Subject) => boolean = mayRead,
  why?: string,
): Promise<MaterialRow> {
  const material = await findMaterial(database, id);
  if (!material || !mayRead(actor, material)) throw notFound();
  if (!may(actor, material)) throw forbidden(why);
  return material;
}
