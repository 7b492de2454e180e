import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { materialRemarks, materialStates, materials, materialWriters } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { listQuery, page } from '../../platform/http/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { materialUrl } from './material.ts';
import { mayWrite } from './policy.ts';

export const materialsQuery = listQuery.extend({
  state: z.enum(materialStates, { error: 'Такого состояния нет.' }).optional(),
  /** Only the caller's own. */
  mine: z.enum(['true', 'false'], { error: 'Здесь нужно true или false.' }).optional(),
});
type MaterialsQuery = z.infer<typeof materialsQuery>;

const openRemarks =
  sql<number>`(select count(*) from ${materialRemarks} where ${materialRemarks.materialId} = ${materials.id}
  and ${materialRemarks.parentId} is null and ${materialRemarks.resolvedAt} is null)`.mapWith(Number);
const isWriter = (actor: Actor) =>
  sql<number>`exists (select 1 from ${materialWriters} where ${materialWriters.materialId} = ${materials.id}
    and ${materialWriters.userId} = ${actor.id})`.mapWith(Boolean);

/**
 * All materials of the methodists, in all states, the last changed first.
 * @throws Problem 403 for everyone else
 */
export async function listMaterials(actor: Actor, { limit, cursor, state, mine }: MaterialsQuery) {
  if (!mayWrite(actor)) throw forbidden('Рабочие материалы банка видят методисты центра.');
  const [time, last] = (cursor ?? '').split('.');
  const before = time && last && /^\d+$/.test(time) ? new Date(Number(time)) : null;
  const rows = await read
    .select({
      id: materials.id,
      title: materials.title,
      state: materials.state,
      slug: materials.slug,
      updatedAt: materials.updatedAt,
      publishAt: materials.publishAt,
      publishedRevision: materials.publishedRevision,
      author: users.name,
      openRemarks,
      own: isWriter(actor),
    })
    .from(materials)
    .innerJoin(users, eq(users.id, materials.authorId))
    .where(
      and(
        state && eq(materials.state, state),
        mine === 'true' ? eq(materials.authorId, actor.id) : undefined,
        before && last
          ? or(lt(materials.updatedAt, before), and(eq(materials.updatedAt, before), lt(materials.id, last)))
          : undefined,
      ),
    )
    .orderBy(desc(materials.updatedAt), desc(materials.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    (row) => ({ ...row, url: materialUrl(row.id) }),
    ({ updatedAt, id }) => `${updatedAt.getTime()}.${id}`,
  );
}

/** The draft with this address in the bank, for «Изменить» on its page. */
export async function materialAt(actor: Actor | null, slug: string): Promise<{ id: string; url: string } | null> {
  if (!mayWrite(actor)) return null;
  const [row] = await read.select({ id: materials.id }).from(materials).where(eq(materials.slug, slug)).limit(1);
  return row ? { id: row.id, url: materialUrl(row.id) } : null;
}
