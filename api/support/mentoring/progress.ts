import { asc, eq, inArray } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { pairGoals, pairValues } from '../../../db/schema/mentoring/pairs.ts';

const mostValues = 2000;

/** The progress of a goal, from 0 to 100 per cent; below the start counts as 0. */
function shareOf({ start, target, current }: { start: number; target: number; current: number }): number {
  return Math.round(100 * Math.min(1, Math.max(0, (current - start) / (target - start))));
}

const by = { id: users.id, name: users.name };
const goalsOf = (pairIds: string[]) =>
  read
    .select({ goal: pairGoals, by })
    .from(pairGoals)
    .innerJoin(users, eq(users.id, pairGoals.userId))
    .where(inArray(pairGoals.pairId, pairIds))
    .orderBy(asc(pairGoals.id))
    .limit(500);
const valuesOf = (pairIds: string[]) =>
  read
    .select({ value: pairValues, by })
    .from(pairValues)
    .innerJoin(users, eq(users.id, pairValues.userId))
    .where(inArray(pairValues.pairId, pairIds))
    .orderBy(asc(pairValues.measuredAt), asc(pairValues.id))
    .limit(mostValues);
type GoalRow = Awaited<ReturnType<typeof goalsOf>>[number];
type ValueRow = Awaited<ReturnType<typeof valuesOf>>[number];

/** The goals of these pairs with their values by day. */
export async function progressOf(pairIds: string[]) {
  const found = new Map<string, Goal[]>();
  if (pairIds.length === 0) return found;
  const [goals, values] = await Promise.all([goalsOf(pairIds), valuesOf(pairIds)]);
  for (const row of goals) found.set(row.goal.pairId, [...(found.get(row.goal.pairId) ?? []), goalOf(row, values)]);
  return found;
}

function goalOf({ goal, by }: GoalRow, all: ValueRow[]) {
  const { id, title, unit, start, target, due, createdAt, version } = goal;
  const values = all
    .filter(({ value }) => value.goalId === id)
    .map(({ value: { id, value, measuredAt, note, version }, by }) => ({
      id,
      value,
      date: measuredAt,
      note,
      version,
      by,
    }));
  const current = values.at(-1)?.value ?? start;
  const share = shareOf({ start, target, current });
  return { id, title, unit, start, target, due, createdAt, version, by, values, current, share };
}
export type Goal = ReturnType<typeof goalOf>;
