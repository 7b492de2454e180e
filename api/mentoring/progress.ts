import { asc, inArray } from 'drizzle-orm';
import { read } from '../../db/client.ts';
import { pairGoals, pairValues } from '../../db/schema/mentoring.ts';

const mostValues = 2000;

/** How far a goal is on its way, from 0 to 100 per cent; a step back from the start counts as none. */
export function shareOf({ start, target, current }: { start: number; target: number; current: number }): number {
  return Math.round(100 * Math.min(1, Math.max(0, (current - start) / (target - start))));
}

/** The goals of these pairs with their values in the order of their days. */
export async function progressOf(pairIds: string[]) {
  const found = new Map<string, Goal[]>();
  if (pairIds.length === 0) return found;
  const [goals, values] = await Promise.all([
    read.select().from(pairGoals).where(inArray(pairGoals.pairId, pairIds)).orderBy(asc(pairGoals.id)).limit(500),
    read
      .select()
      .from(pairValues)
      .where(inArray(pairValues.pairId, pairIds))
      .orderBy(asc(pairValues.measuredAt), asc(pairValues.id))
      .limit(mostValues),
  ]);
  for (const goal of goals) found.set(goal.pairId, [...(found.get(goal.pairId) ?? []), goalOf(goal, values)]);
  return found;
}

function goalOf(goal: typeof pairGoals.$inferSelect, all: (typeof pairValues.$inferSelect)[]) {
  const { id, title, unit, start, target, due, createdAt } = goal;
  const values = all
    .filter(({ goalId }) => goalId === id)
    .map(({ id, value, measuredAt, note }) => ({ id, value, date: measuredAt, note }));
  const current = values.at(-1)?.value ?? start;
  return {
    id,
    title,
    unit,
    start,
    target,
    due,
    createdAt,
    values,
    current,
    share: shareOf({ start, target, current }),
  };
}
export type Goal = ReturnType<typeof goalOf>;
