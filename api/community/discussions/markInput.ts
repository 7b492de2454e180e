import { z } from 'zod';
import { oneOrMany } from '../../platform/http/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';

export const solutionInput = z.object({
  post: z.string({ error: 'Укажите id ответа, который решил вопрос.' }).min(1).max(40),
});

/** How far in the future a reminder may be. */
const mostDays = 370;
const moscow = 3 * 3_600_000;
/** Eight in the morning in Moscow, UTC+3 all year. */
const morning = (date: string) => new Date(Date.parse(`${date}T08:00:00Z`) - moscow);

const reminderDay = z
  .union([z.literal(''), z.null(), z.iso.date({ error: 'Укажите день так: 2026-11-23.' })])
  .transform((value) => (value ? morning(value) : null))
  .refine((date) => date === null || date.getTime() > Date.now(), {
    error: 'Напоминание приходит в 8:00. Выберите день не раньше завтрашнего.',
  })
  .refine((date) => date === null || date.getTime() < Date.now() + mostDays * 86_400_000, {
    error: 'Выберите день в пределах года.',
  });

/** A bookmark of a post: `remindOn` is a day in Moscow (2026-12-01), empty for no reminder. */
export const bookmarkInput = z.object({
  note: text(500, 0).default(''),
  remindOn: reminderDay.default(null),
});

const mostAnswers = 10;
const answers = oneOrMany({
  // Up to twice as many are read, so that the error can name the limit.
  most: mostAnswers * 2,
  longest: 400,
  by: '\n',
  error: 'Напишите варианты ответа, по одному в строке.',
}).pipe(
  z
    .array(line(200))
    .min(2, { error: 'Нужно хотя бы два варианта ответа, каждый с новой строки.' })
    .max(mostAnswers, { error: 'Можно не больше десяти вариантов.' })
    .refine((list) => new Set(list).size === list.length, { error: 'Варианты повторяются.' }),
);
const flag = z
  .union([z.boolean(), z.literal('yes'), z.literal('')], { error: 'Здесь нужно true или false.' })
  .transform((value) => value === true || value === 'yes')
  .default(false);
/** The end of that day in Moscow. */
const closing = z
  .union([z.literal(''), z.null(), z.iso.date({ error: 'Укажите день так: 2026-11-23.' })])
  .transform((value) => (value ? new Date(Date.parse(`${value}T24:00:00Z`) - moscow) : null))
  .refine((date) => date === null || date.getTime() > Date.now(), { error: 'Этот день уже прошёл.' })
  .default(null);

/** A poll written together with a post; `closesOn` is the last day of voting. */
export const pollInput = z.object({
  question: line(200, 3),
  options: answers,
  multiple: flag,
  anonymous: flag,
  closesOn: closing,
});

const isEmpty = (poll: unknown): boolean =>
  typeof poll === 'object' &&
  poll !== null &&
  ['question', 'options'].every((name) => {
    const value = (poll as Record<string, unknown>)[name];
    return value === undefined || (typeof value === 'string' && value.trim() === '');
  });

/** An empty poll form is no poll. */
export const pollPart = z.preprocess(
  (poll) => (poll === null || isEmpty(poll) ? undefined : poll),
  pollInput.optional(),
);

export const voteInput = z.object({
  options: oneOrMany({ most: mostAnswers, longest: 40, error: 'Выберите вариант.' }).pipe(
    z.array(z.string()).min(1, { error: 'Выберите вариант.' }).max(mostAnswers),
  ),
});
