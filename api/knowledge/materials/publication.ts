import { and, eq, like, or } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { type MaterialContent, materials, materialWriters } from '../../../db/schema/materials.ts';
import { slugFrom } from '../../platform/http/index.ts';
import { putPublications } from '../bank/index.ts';
import { materialFrontMatter } from '../bankFiles/index.ts';
import type { RenderedBody } from './body.ts';
import { frontMatterIn } from './content.ts';
import { publishFiles } from './draftFiles.ts';
import type { MaterialRow } from './find.ts';

/** A free slug, in the catalogue and among drafts. */
export async function freeSlug(database: Database, title: string): Promise<string> {
  const wanted = slugFrom(title) || 'material';
  const alike = `${wanted}-%`;
  const [shown, drafts] = await Promise.all([
    database
      .select({ slug: publications.slug })
      .from(publications)
      .where(
        and(eq(publications.collection, 'material'), or(eq(publications.slug, wanted), like(publications.slug, alike))),
      ),
    database
      .select({ slug: materials.slug })
      .from(materials)
      .where(or(eq(materials.slug, wanted), like(materials.slug, alike))),
  ]);
  const used = new Set([...shown, ...drafts].map(({ slug }) => slug));
  let slug = wanted;
  for (let number = 2; used.has(slug); number++) slug = `${wanted}-${number}`;
  return slug;
}

/**
 * Writes a revision to the catalogue, replacing a file at the same address, and marks the material as published.
 * Inside `write`; the caller emits `publication.changed` with the result.
 */
export async function publishInto(
  database: Database,
  material: MaterialRow,
  { number, content }: { number: number; content: MaterialContent },
  rendered: RenderedBody,
  at: Date,
): Promise<{ id: string; slug: string }> {
  const slug = material.slug ?? (await freeSlug(database, content.title));
  const { reviewed, reviewDue, ...frontMatter } = materialFrontMatter.parse(frontMatterIn(content));
  const [id = material.id] = await putPublications(database, [
    {
      ...frontMatter,
      id: material.id,
      collection: 'material',
      source: 'database',
      slug,
      state: 'published',
      effects: [],
      composite: false,
      text: rendered.text,
      html: rendered.html,
      fileHash: null,
      reviewedAt: reviewed,
      reviewDueAt: reviewDue,
      publishedAt: at,
      updatedAt: at,
    },
  ]);
  await database
    .update(materials)
    .set({
      state: 'published',
      slug,
      publishedRevision: number,
      publishedAt: material.publishedAt ?? at,
      publishAt: null,
      archiveReason: '',
    })
    .where(eq(materials.id, material.id));
  await database.delete(materialWriters).where(eq(materialWriters.materialId, material.id));
  await publishFiles(database, material.id, id);
  return { id, slug };
}
