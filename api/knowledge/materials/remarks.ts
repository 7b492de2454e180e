import { read, write } from '../../../db/client.ts';
import { materialRemarks } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { parse } from '../../platform/problem/index.ts';
import { remarksOn, type Said } from '../../platform/review/index.ts';
import { type MaterialRow, materialFor } from './find.ts';
import { remarkInput } from './input.ts';
import { mayRemark } from './policy.ts';
import { tellWriters } from './telling.ts';

/** What was said about words of a material, or about the whole when `quote` is empty. */
export interface Remark extends Said {
  quote: string;
  resolvedAt: Date | null;
  answers: Said[];
}

const remarks = remarksOn({
  table: materialRemarks,
  of: materialRemarks.materialId,
  place: materialRemarks.quote,
  answersAt: '',
  words: {
    full: 'Замечаний уже очень много. Договоритесь об остальном в обсуждении.',
    gone: 'Замечания, на которое вы отвечаете, больше нет.',
    missing: 'Такого замечания у этого материала нет.',
  },
});
const whyNotRemark = 'Замечания пишут, пока материал на проверке или на доработке.';

/** The remarks on a material with their answers, oldest first. */
export const remarksOf = async (actor: Actor, materialId: string): Promise<Remark[]> =>
  remarksIn(await materialFor(read, actor, materialId));

/** The same of a material that somebody was let in to. */
export const remarksIn = async ({ id }: MaterialRow): Promise<Remark[]> =>
  (await remarks.list(id)).map(({ place: quote, ...remark }) => ({ ...remark, quote }));

/**
 * Writes a remark, or an answer to one. A second press is no second remark.
 * @throws Problem 400 when the remark to be answered does not exist or there are 300 already
 */
export async function addRemark(
  actor: Actor,
  materialId: string,
  input: unknown,
): Promise<{ id: string; html: string }> {
  await materialFor(read, actor, materialId, mayRemark, whyNotRemark);
  const { quote: place, ...said } = parse(remarkInput, input);
  const html = renderMarkdown(said.body);
  const id = await write(async (database) => {
    const material = await materialFor(database, actor, materialId, mayRemark, whyNotRemark);
    const made = await remarks.add(database, materialId, { ...said, authorId: actor.id, place, html });
    if (!made.repeated && !said.parent)
      await tellWriters(database, material, actor, `Замечание к материалу «${material.title}»`);
    return made.id;
  });
  return { id, html };
}

/** Resolves a remark or reopens it. @throws Problem 404 when it does not exist */
export async function resolveRemark(actor: Actor, materialId: string, remarkId: string, resolved: boolean) {
  await materialFor(read, actor, materialId, mayRemark, whyNotRemark);
  await write(async (database) => {
    await materialFor(database, actor, materialId, mayRemark, whyNotRemark);
    await remarks.resolve(database, materialId, remarkId, { actorId: actor.id, resolved });
  });
}
