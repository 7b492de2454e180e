import { and, asc, desc, eq, gt, lt, or, type SQL, sql } from 'drizzle-orm';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { pairGoals, pairs, pairValues } from '../../../db/schema/mentoring/pairs.ts';
import { readTextCursor, textCursor } from '../../platform/http/index.ts';
import { badInput } from '../../platform/problem/index.ts';

export const pairSorts = ['newest', 'silence', 'progress', 'school'] as const;
type PairSort = (typeof pairSorts)[number];

/** The time of a pair's last entry or private post; of a post only the time is known here. */
export const lastEntry = sql<number>`max(coalesce(${pairs.lastEntryAt}, ${pairs.startedAt}, ${pairs.createdAt}), coalesce(${threads.lastPostAt}, 0))`;

const current = sql`coalesce((select ${pairValues.value} from ${pairValues} where ${pairValues.goalId} = ${pairGoals.id} order by ${pairValues.measuredAt} desc, ${pairValues.id} desc limit 1), ${pairGoals.start})`;
/** The mean progress of a pair's goals in whole per cent; −1 without goals. */
export const progress = sql<number>`coalesce((select cast(round(avg(100.0 * min(1.0, max(0.0, (${current} - ${pairGoals.start}) / (${pairGoals.target} - ${pairGoals.start}))))) as integer) from ${pairGoals} where ${pairGoals.pairId} = ${pairs.id}), -1)`;

/** Orders of the list of pairs; `title` is that of the supported school. */
interface SortKeys {
  id: string;
  lastEntryAt: number;
  progress: number;
  title: string;
}

/** The order of a list, the condition of its next page, and the cursor. */
export function orderOf(sort: PairSort, title: SQL | Parameters<typeof asc>[0], cursor: string | undefined) {
  if (sort === 'newest')
    return {
      after: cursor ? lt(pairs.id, cursor) : undefined,
      by: [desc(pairs.id)],
      cursorOf: ({ id }: SortKeys) => id,
    };
  const key = { silence: lastEntry, progress, school: title }[sort] as SQL;
  const from = cursor ? readTextCursor(cursor) : null;
  const value = from && (sort === 'school' ? from.text : Number(from.text));
  if (typeof value === 'number' && Number.isNaN(value))
    throw badInput([{ path: 'cursor', message: 'Такой страницы списка нет. Начните с первой.' }]);
  const keyOf = { silence: 'lastEntryAt', progress: 'progress', school: 'title' } as const;
  return {
    after: from ? or(gt(key, value), and(eq(key, value), gt(pairs.id, from.id))) : undefined,
    by: [asc(key), asc(pairs.id)],
    cursorOf: (keys: SortKeys) => textCursor(String(keys[keyOf[sort]]), keys.id),
  };
}
