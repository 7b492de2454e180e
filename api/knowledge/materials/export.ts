import { read } from '../../../db/client.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { slugFrom } from '../../platform/http/index.ts';
import { conflict } from '../../platform/problem/index.ts';
import { missingIn } from './content.ts';
import { materialFor } from './find.ts';
import { revisionNumbered } from './keeping.ts';
import { mdxOf } from './mdx.ts';

/**
 * A material as a file for `content/materials/`: the published text, or the draft while nothing is published.
 * @throws Problem 409 while the card is incomplete: such a file would stop the site at its start
 */
export async function exportMaterial(actor: Actor, id: string): Promise<{ name: string; mdx: string }> {
  const material = await materialFor(read, actor, id);
  const { publishedRevision, slug } = material;
  const shown = publishedRevision === null ? undefined : await revisionNumbered(read, id, publishedRevision);
  const content = shown?.content ?? material.content;
  const [missing] = missingIn(content);
  if (missing)
    throw conflict(`Файл можно сделать из заполненного материала. ${missing.message}`, { field: missing.path });
  return { name: `${slug ?? (slugFrom(content.title) || 'material')}.mdx`, mdx: mdxOf(content) };
}
