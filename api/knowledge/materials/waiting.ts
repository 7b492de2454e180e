import { and, asc, count, desc, eq, exists, inArray, notExists, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { materials, materialWriters } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { mayWrite } from './policy.ts';

/** How many rows a block of the desk shows; the rest is behind its link. */
const most = 5;

const writtenBy = (actor: Actor) =>
  read
    .select({ one: sql`1` })
    .from(materialWriters)
    .where(and(eq(materialWriters.materialId, materials.id), eq(materialWriters.userId, actor.id)));

/** Materials of the bank that wait for this methodist's eyes: under review and not written by him, the oldest first. */
export async function materialsToReview(actor: Actor) {
  if (!mayWrite(actor)) return { count: 0, items: [] };
  const waits = and(eq(materials.state, 'review'), notExists(writtenBy(actor)));
  const [[total], items] = await Promise.all([
    read.select({ count: count() }).from(materials).where(waits),
    read
      .select({ id: materials.id, title: materials.title, author: users.name, submittedAt: materials.submittedAt })
      .from(materials)
      .innerJoin(users, eq(users.id, materials.authorId))
      .where(waits)
      .orderBy(asc(materials.submittedAt))
      .limit(most),
  ]);
  return { count: total?.count ?? 0, items };
}

const byTurn = sql`case ${materials.state} when 'returned' then 0 when 'draft' then 1 else 2 end`;

/** Materials that this methodist writes, alone or with others, and that are not out yet: what was returned stands first. */
export async function unfinishedMaterials(actor: Actor) {
  if (!mayWrite(actor)) return [];
  return read
    .select({
      id: materials.id,
      title: materials.title,
      state: materials.state,
      updatedAt: materials.updatedAt,
      publishAt: materials.publishAt,
    })
    .from(materials)
    .where(and(inArray(materials.state, ['returned', 'draft', 'review', 'scheduled']), exists(writtenBy(actor))))
    .orderBy(byTurn, desc(materials.updatedAt))
    .limit(most);
}
