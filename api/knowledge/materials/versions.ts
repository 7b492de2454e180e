import { read, write } from '../../../db/client.ts';
import type { MaterialContent } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { notFound, parse } from '../../platform/problem/index.ts';
import { compareParts, type PartChange } from '../../platform/review/index.ts';
import { titleOf } from '../../platform/taxonomy/index.ts';
import { scaleWord } from '../bank/index.ts';
import { fieldTitles } from './content.ts';
import { type MaterialRow, materialFor } from './find.ts';
import { restoreInput } from './input.ts';
import { keepRevision, putContent, revisionNumbered, revisions } from './keeping.ts';
import { type Saved, savedOf } from './material.ts';
import { mayEdit } from './policy.ts';

/** A kept text, and what was decided about it. */
export type Version = Awaited<ReturnType<typeof versionsIn>>[number];

/** The kept texts of a material, newest first, at most a hundred. */
export const versionsOf = async (actor: Actor, materialId: string): Promise<Version[]> =>
  versionsIn(await materialFor(read, actor, materialId));

/** The same of a material that somebody was let in to. */
export const versionsIn = ({ id }: Pick<MaterialRow, 'id'>) => revisions.list(id);

/** The text of a version; number 0 is the one under work. */
export async function versionText(actor: Actor, materialId: string, number: number): Promise<MaterialContent> {
  return textOf(await materialFor(read, actor, materialId), number);
}

async function textOf(material: MaterialRow, number: number): Promise<MaterialContent> {
  if (number === 0) return material.content;
  const revision = await revisionNumbered(read, material.id, number);
  if (!revision) throw notFound('Такой версии у материала нет.');
  return revision.content;
}

/**
 * What changed from one version to another, field by field, word by word; number 0 is the text under work.
 * @throws Problem 404 when one of them is not there
 */
export async function compareVersions(actor: Actor, materialId: string, from: number, to: number) {
  const material = await materialFor(read, actor, materialId);
  const [before, after] = await Promise.all([textOf(material, from), textOf(material, to)]);
  return compareTexts(before, after);
}

/** What changed from one text to another, in the order of the form. */
export const compareTexts = (before: MaterialContent, after: MaterialContent): PartChange[] =>
  compareParts(partsOf(before), partsOf(after));

const partsOf = (content: MaterialContent) =>
  (Object.keys(fieldTitles) as (keyof MaterialContent)[]).map((part) => ({
    part,
    title: fieldTitles[part],
    text: inWords(content, part),
  }));

function inWords(content: MaterialContent, part: keyof MaterialContent): string {
  const value = content[part];
  switch (part) {
    case 'kind':
      return content.kind && titleOf('kinds', content.kind);
    case 'effort':
    case 'cost':
    case 'evidence':
      return scaleWord(part, content[part]);
    case 'subjects':
    case 'levels':
    case 'audience':
    case 'dimensions':
    case 'risks':
    case 'deficits':
    case 'problems':
    case 'situations':
      return content[part].map((code) => titleOf(part, code)).join('\n');
    default:
      return Array.isArray(value) ? value.join('\n') : String(value ?? '');
  }
}

/**
 * Brings an earlier text back as a new version; what stood there is kept too.
 * @throws Problem 403 when the material may not be edited now, 404 when there is no such version
 */
export async function restoreVersion(actor: Actor, id: string, input: unknown): Promise<Saved> {
  const why = 'Вернуть прежнюю версию можно в черновике и в материале на доработке.';
  await materialFor(read, actor, id, mayEdit, why);
  const { revision } = parse(restoreInput, input);
  return write(async (database) => {
    const material = await materialFor(database, actor, id, mayEdit, why);
    const wanted = await revisionNumbered(database, id, revision);
    if (!wanted) throw notFound('Такой версии у материала нет.');
    const { content } = wanted;
    const { savedById: by, updatedAt: at } = material;
    await keepRevision(database, id, { content: material.content, reason: 'saved', by, at });
    await keepRevision(database, id, { content, reason: 'restored', by: actor.id, restoredFrom: revision });
    const saved = await putContent(database, actor, material, content);
    await recordAudit(database, actor, 'material.restored', { kind: 'material', id }, { revision });
    return savedOf({ ...material, ...saved });
  });
}
