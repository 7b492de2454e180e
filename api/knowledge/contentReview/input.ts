import { z } from 'zod';
import { listQuery } from '../../platform/http/index.ts';
import { text } from '../../platform/russian/shared/russian.ts';

/** The views of the methodist's list. */
export const views = ['all', 'soon', 'overdue', 'unconfirmed', 'outdated', 'links'] as const;
export type View = (typeof views)[number];

export const upkeepQuery = listQuery.extend({
  show: z.enum(views, { error: 'Такого отбора нет.' }).default('all'),
  /** Only the caller's own. */
  mine: z.enum(['yes', 'no'], { error: 'Здесь «yes» или «no».' }).default('no'),
});

const year = 365 * 86_400_000;

const noDay = 'Назовите день, до которого всё верно.';

export const confirmationInput = z.strictObject({
  until: z
    .union([z.string().max(40), z.date()], { error: noDay })
    .transform((value) => new Date(value))
    .refine((day) => !Number.isNaN(day.getTime()), { error: noDay, abort: true })
    .refine((day) => day.getTime() > Date.now(), { error: 'Этот день уже прошёл. Выберите будущий.' })
    .refine((day) => day.getTime() < Date.now() + 3 * year, {
      error: 'Дальше трёх лет не загадываем: за это время меняются и законы, и школа.',
    }),
  note: text(500, 0).default(''),
});

export const ownerInput = z.strictObject({
  /** Empty: no owner. */
  person: z.string({ error: 'Выберите человека.' }).max(40),
});

export const markInput = z.strictObject({ reason: text(1000, 10) });

const markDecisions = ['confirm', 'fixed', 'decline'] as const;
export const markAnswerInput = z
  .strictObject({
    decision: z.enum(markDecisions, { error: 'Выберите, что решили.' }),
    answer: text(1000, 0).default(''),
  })
  .refine(({ decision, answer }) => decision === 'fixed' || answer.length > 0, {
    path: ['answer'],
    error: 'Напишите несколько слов: их прочтёт тот, кто сообщил.',
  });
