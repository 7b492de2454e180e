import { z } from 'zod';
import { unmetStates } from '../../../db/schema/zeroResults.ts';
import { listQuery } from '../../platform/http/index.ts';
import { line } from '../../platform/russian/shared/russian.ts';

export const vainInput = z.object({ question: line(500) });

/** The period of a list, in days; data is kept for a year. */
export const periods = { month: 30, quarter: 92, year: 366 } as const;
export type Period = keyof typeof periods;

export const unmetQuery = listQuery.extend({
  period: z
    .enum(Object.keys(periods) as [Period], { error: 'Здесь может быть month, quarter или year.' })
    .default('quarter'),
  state: z.enum(unmetStates, { error: 'Здесь может быть open, written или unneeded.' }).default('open'),
  /** An offset into the ordered queries. */
  cursor: z.coerce.number({ error: 'Такой страницы нет: начните с первой.' }).int().min(0).max(10_000).default(0),
});
export type UnmetQuery = z.infer<typeof unmetQuery>;

export const unmetMark = z
  .object({
    state: z.enum(unmetStates, { error: 'Выберите, что с этим вопросом: «написали», «не нужно» или «ещё не решено».' }),
    /** The material or practice that answers it: its address or path. */
    answer: line(300, 0).default(''),
    version: z.coerce.number({ error: 'Укажите версию, которую вы читали.' }).int().min(1),
  })
  .refine(({ state, answer }) => state !== 'written' || answer !== '', {
    path: ['answer'],
    error: 'Вставьте адрес материала или практики, где есть ответ.',
  });
