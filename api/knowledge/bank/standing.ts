import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';

/** Takes a practice out of the catalogue; the row stays for the discussions and adoptions that point to it. */
export async function takeOutPractice(database: Database, practiceId: string): Promise<void> {
  await database
    .update(publications)
    .set({ state: 'archived', updatedAt: new Date() })
    .where(eq(publications.practiceId, practiceId));
}

const materialAt = (slug: string) => and(eq(publications.collection, 'material'), eq(publications.slug, slug));

/** Takes a material of the database out of the catalogue. @returns its publication, or null when there is none */
export async function takeOutMaterial(database: Database, slug: string): Promise<string | null> {
  const [row] = await database
    .update(publications)
    .set({ state: 'archived', updatedAt: new Date() })
    .where(and(materialAt(slug), eq(publications.source, 'database')))
    .returning({ id: publications.id });
  return row?.id ?? null;
}

/** Lets a file replace a material of the database at its address: without this a file never does. */
export async function handToFile(database: Database, slug: string): Promise<void> {
  await database.update(publications).set({ source: 'file' }).where(materialAt(slug));
}

/** Names the authors of a published practice anew. */
export async function renameAuthors(database: Database, practiceId: string, authors: string[]): Promise<void> {
  await database.update(publications).set({ authors }).where(eq(publications.practiceId, practiceId));
}

/** Sets when a publication was read again and when it is due next. */
export async function setReview(
  database: Database,
  id: string,
  dates: { reviewedAt: Date; reviewDueAt: Date },
): Promise<void> {
  await database.update(publications).set(dates).where(eq(publications.id, id));
}
