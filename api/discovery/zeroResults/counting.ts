import { and, count, eq, gte, sql } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { unmetDays, unmetQuestions } from '../../../db/schema/zeroResults.ts';
import { stem } from '../../knowledge/search/shared/stem.ts';
import { words } from '../../knowledge/search/shared/words.ts';
import { countVain } from '../../platform/http/index.ts';
import { parse } from '../../platform/problem/index.ts';
import { dayKey } from './days.ts';
import { vainInput } from './input.ts';
import { keptWording } from './shared/wording.ts';

/** Stands for all queries whose words are not stored. */
export const withheld = '';
/** The limit of new queries per day; more are counted without words, so that nobody can fill the table. */
const newADay = 2000;
const shortestName = 4;

/**
 * Counts a search that found nothing. Anyone may report one. Nothing about the caller is stored, and the query is stripped of
 * addresses, long numbers and names.
 * @param address of the caller, used only for the rate limit
 * @throws Problem 400, 429
 */
export async function countUnmet(address: string, input: unknown, now = Date.now()): Promise<void> {
  await countVain(address);
  const { question } = parse(vainInput, input);
  const wording = keptWording(question);
  const kept = wording !== null && !(await namesSomebody(wording)) ? wording : withheld;
  const day = dayKey(now);
  await write(async (database) => {
    const id = (await rowOf(database, kept, day)) ?? (await rowOf(database, withheld, day));
    if (!id) return;
    await database
      .insert(unmetDays)
      .values({ questionId: id, day, count: 1 })
      .onConflictDoUpdate({
        target: [unmetDays.questionId, unmetDays.day],
        set: { count: sql`${unmetDays.count} + 1` },
      });
    await database
      .update(unmetQuestions)
      .set({ total: sql`${unmetQuestions.total} + 1`, lastDay: day })
      .where(eq(unmetQuestions.id, id));
  });
}

/** The id of a query, inserted when it is new; null above the daily limit. */
async function rowOf(database: Database, question: string, day: string): Promise<string | null> {
  const [known] = await database
    .select({ id: unmetQuestions.id })
    .from(unmetQuestions)
    .where(eq(unmetQuestions.question, question));
  if (known) return known.id;
  if (question !== withheld) {
    const [today] = await database
      .select({ count: count() })
      .from(unmetQuestions)
      .where(and(gte(unmetQuestions.lastDay, day), eq(unmetQuestions.firstDay, day)));
    if ((today?.count ?? 0) >= newADay) return null;
  }
  const [made] = await database
    .insert(unmetQuestions)
    .values({ question, total: 0, firstDay: day, lastDay: day })
    .returning({ id: unmetQuestions.id });
  return made?.id ?? null;
}

/** Whether the query contains the surname of a known person, or two words of one name. */
async function namesSomebody(question: string): Promise<boolean> {
  const stems = [...new Set(words(question).map(({ folded }) => stem(folded)))]
    .filter((one) => one.length >= shortestName && /^[\p{L}]+$/u.test(one))
    .slice(0, 12);
  if (stems.length === 0) return false;
  const match = stems.map((one) => `"${one}"*`).join(' OR ');
  const named = await read
    .select({ name: sql<string>`name` })
    .from(sql`people_search`)
    .where(sql`people_search match ${match}`)
    .limit(500);
  return named.some(({ name }) => {
    const parts = words(name).map(({ folded }) => stem(folded));
    const hits = parts.filter((part) => stems.includes(part));
    return hits.length > 1 || hits.includes(parts.at(-1) as string);
  });
}
