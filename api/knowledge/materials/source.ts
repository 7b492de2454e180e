import { and, eq } from 'drizzle-orm';
import type { Nodes } from 'mdast';
import { read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { type MaterialContent, materials } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import {
  type BankFile,
  bankFile,
  bodyOf,
  frontMatterOf,
  type MaterialFrontMatter,
  treeOf,
} from '../bankFiles/index.ts';
import { materialInput, sourceInput } from './input.ts';
import { materialUrl, type Saved } from './material.ts';
import { mayWrite } from './policy.ts';
import { createMaterial } from './writing.ts';

/**
 * Opens a material from a file for editing: a draft with its text and its address, which replaces the file once
 * published. When that draft exists already: Problem 409 with its `url`.
 * @throws Problem 403, 404, 409 when the file has parts that the editor cannot show
 */
export async function editFile(actor: Actor, input: unknown): Promise<Saved> {
  if (!mayWrite(actor)) throw forbidden('Материалы банка правят методисты центра.');
  const { slug } = parse(sourceInput, input);
  const [known] = await read.select({ id: materials.id }).from(materials).where(eq(materials.slug, slug)).limit(1);
  if (known) throw conflict('Этот материал уже правят.', { id: known.id, url: materialUrl(known.id) });
  const [shown] = await read
    .select({ source: publications.source })
    .from(publications)
    .where(and(eq(publications.collection, 'material'), eq(publications.slug, slug)))
    .limit(1);
  const file = shown?.source === 'file' ? bankFile('material', slug) : null;
  if (!file) throw notFound('Такого файла в банке нет.');
  return createMaterial(actor, contentToEdit(file), { reason: 'imported', slug });
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The content of a file of the bank, as the editor has it. Throws `BankFileError`. */
export function contentOfFile(file: BankFile): MaterialContent {
  const { reviewed, reviewDue, ...fields } = frontMatterOf(file) as MaterialFrontMatter;
  const body = bodyOf(file).body.trim();
  return materialInput.parse({ ...fields, reviewed: dayOf(reviewed), reviewDue: dayOf(reviewDue), body });
}

/** The same for the editor. @throws Problem 409 when it has parts that the editor cannot show */
export function contentToEdit(file: BankFile): MaterialContent {
  const foreign = foreignPartsIn(treeOf(file));
  if (foreign.length > 0)
    throw conflict(
      `В этом файле есть части, которых редактор не знает (${foreign.join(', ')}). Его правят в хранилище файлов: ${file.path}.`,
    );
  return contentOfFile(file);
}

/** Distinct MDX elements of a body other than forms, as written. */
function foreignPartsIn(tree: Nodes): string[] {
  const found = new Set<string>();
  const walk = (node: Nodes): void => {
    const plainForm =
      node.type === 'mdxJsxFlowElement' &&
      node.name === 'Form' &&
      node.attributes.every(
        (attribute) =>
          attribute.type === 'mdxJsxAttribute' && attribute.name === 'title' && typeof attribute.value === 'string',
      );
    const lineBreak = node.type === 'mdxJsxTextElement' && node.name === 'br';
    if (node.type.startsWith('mdx') && !plainForm && !lineBreak)
      found.add(
        'name' in node ? `<${node.name ?? ''}>` : `{${'value' in node ? String(node.value).slice(0, 30) : ''}}`,
      );
    if ('children' in node) for (const child of node.children) walk(child as Nodes);
  };
  walk(tree);
  return [...found];
}
