import { eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';

/** What notices need to know of an association; null where there is none. */
export async function readAssociationTitle(id: string | null) {
  if (!id) return null;
  const [row] = await read
    .select({ id: associations.id, title: associations.title, visibility: associations.visibility })
    .from(associations)
    .where(eq(associations.id, id));
  return row ?? null;
}
