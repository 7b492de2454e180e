import type { MaybeActor } from '../../platform/actor/index.ts';
import { csvOf } from '../../platform/csv/index.ts';
import type { UnmetQuery } from './input.ts';
import { listUnmet, type UnmetRow } from './questions.ts';
import { stateTitles } from './words.ts';

const head = ['Что искали', 'Сколько раз за период', 'Впервые', 'В последний раз', 'Решение', 'Где ответ'];

const dayOf = (day: string): string => day.split('-').reverse().join('.');

const lineOf = ({ question, asked, firstDay, lastDay, state, answerUrl }: UnmetRow): string[] => [
  question,
  String(asked),
  dayOf(firstDay),
  dayOf(lastDay),
  stateTitles[state],
  answerUrl,
];

/**
 * The list as CSV for Russian Excel: UTF-8 with a byte order mark, semicolons.
 * @throws Problem 401, 403
 */
export async function unmetTable(actor: MaybeActor, query: UnmetQuery): Promise<string> {
  const lines = [head];
  let cursor: number | null = 0;
  while (cursor !== null && cursor <= 10_000) {
    const { items, next } = await listUnmet(actor, { ...query, limit: 100, cursor });
    lines.push(...items.map(lineOf));
    cursor = next === null ? null : Number(next);
  }
  return csvOf(lines);
}
