import { and, desc, eq, gte, ne, sql, sum } from 'drizzle-orm';
import { readAside } from '../../../db/client.ts';
import { unmetDays, unmetQuestions } from '../../../db/schema/zeroResults.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { withheld } from './counting.ts';
import { daysBefore } from './days.ts';
import { periods, type UnmetQuery } from './input.ts';
import { mayReadUnmet } from './policy.ts';

/** A query is shown from this count on: one asked by a single person could identify them. */
const shownFrom = 2;

/** @throws Problem 401, 403 */
export function requireMethodist(actor: MaybeActor): void {
  if (!mayReadUnmet(signedIn(actor))) throw forbidden('Чего не нашли в банке, видят методисты центра.');
}

const inPeriod = sum(unmetDays.count).mapWith(Number);

/**
 * Searches without results in a period, the most frequent first; only queries asked at least twice.
 * @throws Problem 401, 403
 */
export async function listUnmet(actor: MaybeActor, { period, state, limit, cursor }: UnmetQuery) {
  requireMethodist(actor);
  const rows = await readAside
    .select({
      id: unmetQuestions.id,
      question: unmetQuestions.question,
      asked: inPeriod,
      total: unmetQuestions.total,
      firstDay: unmetQuestions.firstDay,
      lastDay: unmetQuestions.lastDay,
      state: unmetQuestions.state,
      answerUrl: unmetQuestions.answerUrl,
      markedTotal: unmetQuestions.markedTotal,
      version: unmetQuestions.version,
    })
    .from(unmetQuestions)
    .innerJoin(unmetDays, eq(unmetDays.questionId, unmetQuestions.id))
    .where(
      and(
        eq(unmetQuestions.state, state),
        gte(unmetQuestions.lastDay, daysBefore(periods[period])),
        gte(unmetDays.day, daysBefore(periods[period])),
        gte(unmetQuestions.total, shownFrom),
        ne(unmetQuestions.question, withheld),
      ),
    )
    .groupBy(unmetQuestions.id)
    .orderBy(desc(inPeriod), desc(unmetQuestions.lastDay), unmetQuestions.id)
    .limit(limit + 1)
    .offset(cursor);
  const items = rows.slice(0, limit).map(({ markedTotal, total, ...row }) => ({
    ...row,
    /** Asked after it was marked: the answer is not found either. */
    since: row.state === 'open' ? 0 : Math.max(0, total - markedTotal),
  }));
  return { items, next: rows.length > limit ? String(cursor + limit) : null };
}
export type UnmetRow = Awaited<ReturnType<typeof listUnmet>>['items'][number];

/**
 * How many queries of a period are in each state, and how many searches have no stored words: asked once,
 * or naming a person.
 * @throws Problem 401, 403
 */
export async function countUnmetStates(actor: MaybeActor, period: keyof typeof periods) {
  requireMethodist(actor);
  const since = daysBefore(periods[period]);
  const shown = sql<number>`(${unmetQuestions.total} >= ${shownFrom} and ${unmetQuestions.question} <> ${withheld})`;
  const rows = await readAside
    .select({
      state: unmetQuestions.state,
      shown,
      questions: sql<number>`count(distinct ${unmetQuestions.id})`,
      asked: inPeriod,
    })
    .from(unmetQuestions)
    .innerJoin(unmetDays, eq(unmetDays.questionId, unmetQuestions.id))
    .where(and(gte(unmetQuestions.lastDay, since), gte(unmetDays.day, since)))
    .groupBy(unmetQuestions.state, sql`2`)
    .limit(10);
  const counts = { open: 0, written: 0, unneeded: 0, unshown: 0 };
  for (const row of rows)
    if (row.shown) counts[row.state] = row.questions;
    else counts.unshown += row.asked;
  return counts;
}
