import { eq, lt, notExists, sql } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { unmetDays, unmetQuestions } from '../../../db/schema/zeroResults.ts';
import { schedule } from '../../platform/jobs/index.ts';
import { daysBefore } from './days.ts';
import { periods } from './input.ts';

/** Deletes counts older than a year, and queries without counts. */
export async function forgetOldUnmet(now = Date.now()): Promise<void> {
  await write(async (database) => {
    const gone = await database
      .delete(unmetDays)
      .where(lt(unmetDays.day, daysBefore(periods.year, now)))
      .returning({ id: unmetDays.questionId });
    if (gone.length === 0) return;
    const left = sql<number>`coalesce((select sum(${unmetDays.count}) from ${unmetDays} where ${unmetDays.questionId} = ${unmetQuestions.id}), 0)`;
    await database
      .update(unmetQuestions)
      .set({ total: left, markedTotal: sql`min(${unmetQuestions.markedTotal}, ${left})` })
      .where(sql`${unmetQuestions.id} in (select value from json_each(${JSON.stringify(gone.map(({ id }) => id))}))`);
    await database
      .delete(unmetQuestions)
      .where(notExists(database.select().from(unmetDays).where(eq(unmetDays.questionId, unmetQuestions.id))));
  });
}

/** Called once per process. */
export function registerUnmetJobs(): void {
  schedule('unmet', '23 4 * * *', () => forgetOldUnmet(), 'Забыть, чего не нашли больше года назад');
}
