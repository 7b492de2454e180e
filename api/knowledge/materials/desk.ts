import { and, asc, count, desc, eq, exists, inArray, notExists, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { materials, materialWriters } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { type DeskWaiting, waitingBadge } from '../../platform/capability/index.ts';
import { countOf, dayOf, timeOf } from '../../platform/russian/shared/russian.ts';
import { mayWrite } from './policy.ts';
import { stateTitles } from './states.ts';

const shownRows = 5;

const writtenBy = (actor: Actor) =>
  read
    .select({ one: sql`1` })
    .from(materialWriters)
    .where(and(eq(materialWriters.materialId, materials.id), eq(materialWriters.userId, actor.id)));

/** Materials under review that this methodist did not write, the oldest first. */
export async function materialsToReview(actor: Actor): Promise<DeskWaiting | null> {
  if (!mayWrite(actor)) return null;
  const waits = and(eq(materials.state, 'review'), notExists(writtenBy(actor)));
  const [[total], items] = await Promise.all([
    read.select({ materials: count() }).from(materials).where(waits),
    read
      .select({ id: materials.id, title: materials.title, author: users.name, submittedAt: materials.submittedAt })
      .from(materials)
      .innerJoin(users, eq(users.id, materials.authorId))
      .where(waits)
      .orderBy(asc(materials.submittedAt))
      .limit(shownRows),
  ]);
  if (!total?.materials) return null;
  return {
    title: `Ждут проверки: ${countOf(total.materials, 'материал', 'материала', 'материалов')} банка`,
    more: { title: 'Все на проверке', url: '/materials?state=review' },
    rows: items.map(({ id, title, author, submittedAt }) => ({
      title,
      url: `/materials/${id}`,
      note: author,
      ...waitingBadge(submittedAt),
    })),
  };
}

const byTurn = sql`case ${materials.state} when 'returned' then 0 when 'draft' then 1 else 2 end`;

const badges = {
  draft: { icon: 'pencil', tone: 'quiet' },
  review: { icon: 'clock', tone: 'warm' },
  returned: { icon: 'message-square', tone: 'warm' },
  scheduled: { icon: 'calendar', tone: 'quiet' },
} as const;

/** Unpublished materials of this methodist, alone or with others: returned ones first. */
export async function unfinishedMaterials(actor: Actor): Promise<DeskWaiting | null> {
  if (!mayWrite(actor)) return null;
  const items = await read
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
    .limit(shownRows);
  if (items.length === 0) return null;
  return {
    title: 'Ваши материалы в работе',
    more: { title: 'Все рабочие материалы', url: '/materials' },
    rows: items.map(({ id, title, state, updatedAt, publishAt }) => ({
      title,
      url: `/materials/${id}`,
      ...(publishAt
        ? { note: `выйдет ${dayOf(publishAt)} в ${timeOf(publishAt)}` }
        : { at: { word: 'изменён', date: updatedAt } }),
      badge: { text: stateTitles[state], ...badges[state as keyof typeof badges] },
    })),
  };
}
