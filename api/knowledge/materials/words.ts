import { eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { materials } from '../../../db/schema/materials.ts';
import { bodiesFrom } from '../bank/index.ts';
import { revisionNumbered } from './keeping.ts';
import { treeOfBody } from './mdx.ts';

/** For Word: what readers see, never the text under work. */
bodiesFrom(async (slug) => {
  const [material] = await read
    .select({ id: materials.id, number: materials.publishedRevision })
    .from(materials)
    .where(eq(materials.slug, slug))
    .limit(1);
  if (!material || material.number === null) return null;
  const revision = await revisionNumbered(read, material.id, material.number);
  return revision ? { key: revision.id, tree: treeOfBody(revision.content.body) } : null;
});
