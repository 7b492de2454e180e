import { daysBefore } from '../../api/discovery/zeroResults/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { type UnmetState, unmetDays, unmetQuestions } from '../schema/zeroResults.ts';
import type { DemoPart } from './part.ts';
import { readData } from './people.ts';

interface Asked {
  question: string;
  /** On which days before today, each with how often. */
  days: Record<number, number>;
  state?: UnmetState;
  answer?: string;
  /** How often it had been asked when it was marked. */
  marked?: number;
}

/** What people of the demo city have searched in vain. */
function prepareUnmet() {
  const rows = readData<Asked[]>('unmet').map(({ question, days, state = 'open', answer = '', marked = 0 }) => {
    const asked = Object.entries(days).map(([before, count]) => ({ day: daysBefore(Number(before)), count }));
    const sorted = asked.map(({ day }) => day).sort();
    const total = asked.reduce((sum, { count }) => sum + count, 0);
    const row = {
      id: newId(),
      question,
      total,
      firstDay: sorted[0] as string,
      lastDay: sorted.at(-1) as string,
      state,
      answerUrl: answer,
      markedTotal: marked,
      markedAt: state === 'open' ? null : new Date(),
    };
    return { row, asked };
  });
  return async (database: Database) => {
    await database.insert(unmetQuestions).values(rows.map(({ row }) => row));
    await database
      .insert(unmetDays)
      .values(rows.flatMap(({ row, asked }) => asked.map((day) => ({ questionId: row.id, ...day }))));
  };
}

export const part: DemoPart = { order: 160, prepare: prepareUnmet };
