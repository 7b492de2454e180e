import { and, asc, eq, gte, isNull } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { users } from '../../../db/schema/accounts.ts';
import { materialRemarks } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { badInput, notFound, parse } from '../../platform/problem/index.ts';
import { firstPressSince } from '../../platform/repetition/index.ts';
import type { Said } from '../practices/index.ts';
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

/** Beyond this a review is a discussion, and belongs into one. */
const mostRemarks = 300;

/** The remarks on a material with their answers, oldest first. */
export const remarksOf = async (actor: Actor, materialId: string): Promise<Remark[]> =>
  remarksIn(await materialFor(read, actor, materialId));

/** The same of a material that somebody was let in to. */
export async function remarksIn({ id }: MaterialRow): Promise<Remark[]> {
  const rows = await read
    .select({ remark: materialRemarks, name: users.name })
    .from(materialRemarks)
    .innerJoin(users, eq(users.id, materialRemarks.authorId))
    .where(eq(materialRemarks.materialId, id))
    .orderBy(asc(materialRemarks.createdAt), asc(materialRemarks.id))
    .limit(mostRemarks);
  const said = ({ remark, name }: (typeof rows)[number]): Said => ({
    id: remark.id,
    author: { id: remark.authorId, name },
    body: remark.body,
    html: remark.html,
    createdAt: remark.createdAt,
  });
  const answers = Map.groupBy(
    rows.filter(({ remark }) => remark.parentId),
    ({ remark }) => remark.parentId,
  );
  return rows
    .filter(({ remark }) => !remark.parentId)
    .map((row) => ({
      ...said(row),
      quote: row.remark.quote,
      resolvedAt: row.remark.resolvedAt,
      answers: (answers.get(row.remark.id) ?? []).map(said),
    }));
}

const whyNotRemark = 'Замечания пишут, пока материал на проверке или на доработке.';

/**
 * Writes a remark, or an answer to one. A second press is no second remark.
 * @throws Problem 400 when the remark to be answered is not there or there are 300 already
 */
export async function addRemark(
  actor: Actor,
  materialId: string,
  input: unknown,
): Promise<{ id: string; html: string }> {
  await materialFor(read, actor, materialId, mayRemark, whyNotRemark);
  const { body, quote, parent } = parse(remarkInput, input);
  const html = renderMarkdown(body);
  const remark = { materialId, parentId: parent ?? null, authorId: actor.id, quote: parent ? '' : quote, body };
  const id = await write(async (database) => {
    const material = await materialFor(database, actor, materialId, mayRemark, whyNotRemark);
    const [said] = await database
      .select({ id: materialRemarks.id })
      .from(materialRemarks)
      .where(
        and(
          eq(materialRemarks.materialId, materialId),
          eq(materialRemarks.authorId, actor.id),
          parent ? eq(materialRemarks.parentId, parent) : isNull(materialRemarks.parentId),
          eq(materialRemarks.quote, remark.quote),
          eq(materialRemarks.body, body),
          gte(materialRemarks.createdAt, firstPressSince()),
        ),
      )
      .limit(1);
    if (said) return said.id;
    const known = await database.$count(materialRemarks, eq(materialRemarks.materialId, materialId));
    if (known >= mostRemarks)
      throw badInput([{ path: 'body', message: 'Замечаний уже очень много. Договоритесь об остальном в обсуждении.' }]);
    if (parent) {
      const [answered] = await database
        .select({ id: materialRemarks.id })
        .from(materialRemarks)
        .where(
          and(
            eq(materialRemarks.id, parent),
            eq(materialRemarks.materialId, materialId),
            isNull(materialRemarks.parentId),
          ),
        );
      if (!answered) throw badInput([{ path: 'parent', message: 'Замечания, на которое вы отвечаете, больше нет.' }]);
    }
    const made = newId();
    await database.insert(materialRemarks).values({ ...remark, id: made, html });
    if (!parent) await tellWriters(database, material, actor, `Замечание к материалу «${material.title}»`);
    return made;
  });
  return { id, html };
}

/** Settles a remark or opens it again. */
export async function resolveRemark(actor: Actor, materialId: string, remarkId: string, resolved: boolean) {
  await materialFor(read, actor, materialId, mayRemark, whyNotRemark);
  await write(async (database) => {
    await materialFor(database, actor, materialId, mayRemark, whyNotRemark);
    const [found] = await database
      .update(materialRemarks)
      .set({ resolvedAt: resolved ? new Date() : null, resolvedBy: resolved ? actor.id : null })
      .where(
        and(
          eq(materialRemarks.id, remarkId),
          eq(materialRemarks.materialId, materialId),
          isNull(materialRemarks.parentId),
        ),
      )
      .returning({ id: materialRemarks.id });
    if (!found) throw notFound('Такого замечания у этого материала нет.');
  });
}
