import { and, asc, eq, gt } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { pairGoals, pairs } from '../../../db/schema/mentoring/pairs.ts';
import { countOf } from '../../platform/russian/shared/russian.ts';
import { silentDays, silentSince } from './silence.ts';
import { becauseCoordinates, becauseInside, circleOf, insidersOf, tell } from './telling.ts';

const day = 86_400_000;
const atOnce = 100;
/** The days after which a pair without dated goals is asked for reflections. */
const middleDays = 90;

/**
 * Daily check of every active pair: notifies the coordinator of a silent one (once per silence), and asks
 * both sides for their reflections half-way.
 */
export async function watchPairs(now = Date.now()): Promise<void> {
  const [since, days] = [await silentSince(now), await silentDays()];
  let after = '';
  for (;;) {
    const rows = await atWorkAfter(after);
    for (const row of rows) await watchPair(row, { since, days, now });
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.pair.id;
  }
}

const atWorkAfter = (after: string) =>
  read
    .select({ pair: pairs, lastPostAt: threads.lastPostAt })
    .from(pairs)
    .leftJoin(threads, eq(threads.pairId, pairs.id))
    .where(and(eq(pairs.state, 'active'), gt(pairs.id, after)))
    .orderBy(asc(pairs.id))
    .limit(atOnce);
type Row = Awaited<ReturnType<typeof atWorkAfter>>[number];

async function watchPair(
  { pair, lastPostAt }: Row,
  { since, days, now }: { since: Date; days: number; now: number },
): Promise<void> {
  const written = (pair.lastEntryAt ?? pair.startedAt ?? pair.createdAt).getTime();
  const last = Math.max(written, lastPostAt?.getTime() ?? 0);
  const silent = last < since.getTime() && (pair.silenceToldAt?.getTime() ?? 0) < last;
  const halfway = pair.middleAskedAt === null && now >= (await middleOf(pair));
  if (!silent && !halfway) return;
  await write(async (database) => {
    const [current] = await database.select().from(pairs).where(eq(pairs.id, pair.id));
    if (current?.state !== 'active') return;
    if (silent && current.silenceToldAt?.getTime() === pair.silenceToldAt?.getTime())
      await tellOfSilence(database, pair.id, { days, now });
    if (halfway && current.middleAskedAt === null) await askForMiddle(database, pair.id, now);
  });
}

/** Half-way from the start to the last date of its goals. */
async function middleOf({ id, startedAt, createdAt }: Row['pair']): Promise<number> {
  const begin = (startedAt ?? createdAt).getTime();
  const goals = await read.select({ due: pairGoals.due }).from(pairGoals).where(eq(pairGoals.pairId, id)).limit(100);
  if (goals.length === 0) return begin + middleDays * day;
  return begin + (Math.max(...goals.map(({ due }) => due.getTime())) - begin) / 2;
}

async function tellOfSilence(database: Database, id: string, { days, now }: { days: number; now: number }) {
  const { title, coordinator } = await circleOf(database, id);
  await tell(database, id, [coordinator], {
    title: `${title}: ${countOf(days, 'день', 'дня', 'дней')} ни одной записи. Спросите, что случилось`,
    reason: becauseCoordinates,
  });
  await database
    .update(pairs)
    .set({ silenceToldAt: new Date(now) })
    .where(eq(pairs.id, id));
}

async function askForMiddle(database: Database, id: string, now: number): Promise<void> {
  const circle = await circleOf(database, id);
  await tell(database, id, insidersOf(circle), {
    title: `${circle.title}: половина пути пройдена. Запишите, что помогает и что мешает`,
    reason: becauseInside,
    at: '#reflections',
  });
  await database
    .update(pairs)
    .set({ middleAskedAt: new Date(now) })
    .where(eq(pairs.id, id));
}
