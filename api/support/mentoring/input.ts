import { z } from 'zod';
import { meetingForms, pairStates, reflectionStages } from '../../../db/schema/mentoring/pairs.ts';
import { listQuery } from '../../platform/http/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';
import { pairSorts } from './order.ts';

/** A day as a form sends it, `2026-11-24`, or an ISO time. */
const day = z
  .string({ error: 'Укажите дату.' })
  .min(1, { error: 'Укажите дату.' })
  .max(40, { error: 'Такой даты нет. Напишите её как 2026-11-24.' })
  .transform((value, context) => {
    const date = new Date(value);
    const year = date.getUTCFullYear();
    if (Number.isNaN(date.getTime()) || year < 2000 || year > 2100) {
      context.addIssue({ code: 'custom', message: 'Такой даты нет. Напишите её как 2026-11-24.' });
      return z.NEVER;
    }
    return date;
  });
const heldDay = day.refine((date) => date.getTime() < Date.now() + 86_400_000, {
  error: 'Этот день ещё не наступил: сюда записывают то, что уже было.',
});
/** A number with a decimal comma or point. */
const figureWords = 'Здесь нужно число, например 42 или 3,7.';
const figure = z
  .union(
    [
      z.number().gt(-1e9, { error: figureWords }).lt(1e9, { error: figureWords }),
      z
        .string()
        .max(40, { error: figureWords })
        .transform((value) => (value.trim() ? Number(value.trim().replace(',', '.')) : Number.NaN)),
    ],
    { error: 'Здесь нужно число.' },
  )
  .refine((value) => Number.isFinite(value) && Math.abs(value) < 1e9, { error: figureWords });
const someone = z.string({ error: 'Выберите человека.' }).min(1, { error: 'Выберите человека.' }).max(40);
const people = (what: string) =>
  z
    .array(z.string().max(40), { error: what })
    .min(1, { error: what })
    .max(20, { error: 'Не больше двадцати человек с каждой стороны.' })
    .transform((ids) => [...new Set(ids)]);
const school = z.string({ error: 'Выберите школу.' }).min(1, { error: 'Выберите школу.' }).max(40);

export const proposalInput = z
  .object({
    leader: school,
    supported: school,
    coordinator: someone.optional(),
    mentors: people('Назовите хотя бы одного наставника.'),
    mentees: people('Назовите хотя бы одного наставляемого.'),
    purpose: text(1000, 10),
  })
  .refine(({ leader, supported }) => leader !== supported, {
    path: ['leader'],
    error: 'Школа не может быть в паре сама с собой.',
  });
/** The version an edit is based on. */
const version = z.coerce
  .number({ error: 'Нужен номер версии, с которой вы начали правку.' })
  .int({ error: 'Номер версии — целое число.' })
  .positive({ error: 'Номер версии — целое число больше нуля.' });
/** The complete new list of the pair's people. */
export const peopleInput = z.object({
  mentors: people('Назовите хотя бы одного наставника.'),
  mentees: people('Назовите хотя бы одного наставляемого.'),
  coordinator: someone.optional(),
  version,
});
export const agreementInput = z
  .object({
    decision: z.enum(['agree', 'decline'], { error: 'Решение: согласиться («agree») или отказаться («decline»).' }),
    comment: text(1000, 0).default(''),
  })
  .refine(({ decision, comment }) => decision === 'agree' || comment.length >= 5, {
    path: ['comment'],
    error: 'Напишите, почему школа отказывается: центр подберёт другую пару.',
  });
export const stateInput = z
  .object({
    state: z.enum(['active', 'completed', 'stopped'], { error: 'Состояние: active, completed или stopped.' }),
    reason: text(1000, 0).default(''),
  })
  .refine(({ state, reason }) => state !== 'stopped' || reason.length >= 5, {
    path: ['reason'],
    error: 'Напишите, почему работа остановлена.',
  });
export const pairsQuery = listQuery.extend({
  state: z.enum(pairStates).optional(),
  /** Only active pairs without an entry for `silentDays`. */
  silent: z.literal('yes').optional(),
  /** Only pairs that the caller coordinates. */
  mine: z.literal('yes').optional(),
  /** Only those of this school, on either side. */
  school: z.string().max(40).optional(),
  coordinator: z.string().max(40).optional(),
  /** Newest first; longest silent first; least progress first; by the title of the supported school. */
  sort: z.enum(pairSorts, { error: 'Порядок: newest, silence, progress или school.' }).default('newest'),
});

export const goalInput = z
  .object({ title: line(300, 5), unit: line(30), start: figure, target: figure, due: day })
  .refine(({ start, target }) => start !== target, {
    path: ['target'],
    error: 'Цель совпадает с началом: так не увидеть движения.',
  });
export const valueInput = z.object({ value: figure, date: heldDay, note: line(300, 0).default('') });
export const taskInput = z.object({
  title: line(300, 3),
  assignee: someone,
  due: z.union([z.literal('').transform(() => null), day]).nullish(),
});
export const doneInput = z.object({
  done: z.union([z.boolean(), z.enum(['yes', 'no']).transform((value) => value === 'yes')], {
    error: 'Скажите, сделано ли: true или false.',
  }),
});
export const meetingInput = z.object({
  /** The planned meeting that was held: its plan is deleted. */
  plan: z.string().max(40).optional(),
  date: heldDay,
  form: z.enum(meetingForms, { error: 'Выберите, как прошла встреча.' }),
  topics: text(2000, 5),
  agreed: text(2000, 0).default(''),
  hours: figure.refine((value) => value > 0 && value <= 24, { error: 'Часов должно быть от 0,1 до 24.' }),
});
/** A moment as `datetime-local` sends it, in Moscow time, or an ISO time with its zone. */
const momentToCome = z
  .string({ error: 'Укажите день и время.' })
  .min(1, { error: 'Укажите день и время.' })
  .max(40, { error: 'Укажите день и время.' })
  .transform((value, context) => {
    const date = new Date(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? `${value}:00+03:00` : value);
    const soon = date.getTime() - Date.now();
    if (soon > 0 && soon < 2 * 366 * 86_400_000) return date;
    context.addIssue({
      code: 'custom',
      message: 'Встречу назначают на будущее, не дальше двух лет. Время пишут как 2026-12-01T15:30.',
    });
    return z.NEVER;
  });
export const planInput = z.object({
  at: momentToCome,
  form: z.enum(meetingForms, { error: 'Выберите, как пройдёт встреча.' }),
  place: line(300, 0).default(''),
  topics: text(1000, 0).default(''),
});
/** The same entries when edited: with the version that was read. */
export const editInputs = {
  goals: goalInput.safeExtend({ version }),
  values: valueInput.extend({ version }),
  tasks: taskInput.extend({ version }),
  meetings: meetingInput.omit({ plan: true }).extend({ version }),
  plans: planInput.extend({ version }),
};
/** The id of a publication, or its address as shown in the browser. */
export const pinInput = z.object({ publication: line(300) });
export const stageInput = z.enum(reflectionStages, { error: 'Размышления бывают «middle» и «final».' });
export const reflectionInput = z.object({
  helped: text(4000, 5),
  hindered: text(4000, 0).default(''),
  next: text(4000, 0).default(''),
});
export const silenceInput = z.object({ body: text(2000, 5) });
export const answerInput = z.object({ answer: text(2000, 2) });
