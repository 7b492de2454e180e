import { z } from 'zod';
import { practiceParts } from '../../../db/schema/practices.ts';
import { emailShape } from '../../platform/mail/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';
import { codesOf } from '../../platform/taxonomy/index.ts';

/** The longest text of one part, in characters: about ten printed pages. */
const partLength = 20_000;

const numberWords = 'Здесь нужно число, например 38 или 12,5.';

/** A number as JSON has it or as people type it: «38», «12,5», «−4». Empty means: not known yet. */
const largest = 1e12;
const tooLarge = 'Число слишком большое.';
const measured = z
  .union(
    [
      z.number().min(-largest, { error: tooLarge }).max(largest, { error: tooLarge }),
      z.string().max(60, { error: numberWords }),
      z.null(),
    ],
    { error: numberWords },
  )
  .transform((value, context) => {
    if (value === null || typeof value === 'number') return value;
    const typed = value
      .replace(/[\s\u00A0]/g, '')
      .replace(',', '.')
      .replace('−', '-');
    if (typed === '') return null;
    if (/^-?\d+(\.\d+)?$/.test(typed)) return Number(typed);
    context.addIssue({ code: 'custom', message: numberWords });
    return z.NEVER;
  })
  .refine((value) => value === null || Math.abs(value) <= largest, { error: tooLarge })
  .default(null);

const effectInput = z.object({
  measure: line(300, 0).default(''),
  unit: line(40, 0).default(''),
  before: measured,
  after: measured,
  period: line(120, 0).default(''),
  scope: line(200, 0).default(''),
});

/** Rows of the table of effects; rows with nothing in them are left out. */
const effectsInput = z
  .array(effectInput, { error: 'Здесь нужен список показателей.' })
  .max(20, { error: 'Можно не больше 20 показателей.' })
  .transform((rows) => rows.filter((row) => Object.values(row).some((value) => value !== '' && value !== null)));

const part = text(partLength, 0);

/** What a practice may hold as a draft: only the title must be there. */
export const practiceInput = z.object({
  title: line(160),
  summary: text(400, 0).default(''),
  context: part.default(''),
  problem: part.default(''),
  actions: part.default(''),
  result: part.default(''),
  transfer: part.default(''),
  resources: part.default(''),
  subjects: codesOf('subjects').default([]),
  levels: codesOf('levels').default([]),
  risks: codesOf('risks').default([]),
  deficits: codesOf('deficits').default([]),
  effects: effectsInput.default([]),
});

/** A later save: what is left out stays as it is; `version` is that of the text which was read. */
export const practiceChange = z.object({
  title: line(160).optional(),
  summary: text(400, 0).optional(),
  context: part.optional(),
  problem: part.optional(),
  actions: part.optional(),
  result: part.optional(),
  transfer: part.optional(),
  resources: part.optional(),
  subjects: codesOf('subjects').optional(),
  levels: codesOf('levels').optional(),
  risks: codesOf('risks').optional(),
  deficits: codesOf('deficits').optional(),
  effects: effectsInput.optional(),
  version: z.coerce
    .number({ error: 'Нужен номер версии, с которой вы начали правку.' })
    .int({ error: 'Номер версии — целое число.' })
    .positive({ error: 'Номер версии — целое число больше нуля.' }),
});

const grade = z.coerce
  .number({ error: 'Выберите значение от 1 до 3.' })
  .int({ error: 'Выберите значение от 1 до 3.' })
  .min(1, { error: 'Выберите значение от 1 до 3.' })
  .max(3, { error: 'Выберите значение от 1 до 3.' });

export const decisionInput = z
  .object({
    decision: z.enum(['publish', 'return', 'reject'], { error: 'Выберите решение.' }),
    comment: text(4000, 0).default(''),
    /** The number of the revision that was read; when another one has come since, nothing is decided. */
    revision: z.coerce.number({ error: 'Номер редакции — число.' }).int().positive().optional(),
    /** The card of a publication, as its reviewer sees it. */
    effort: grade.default(2),
    cost: grade.default(1),
    evidence: grade.default(1),
    audience: codesOf('audience').default(['teacher']),
    situations: codesOf('situations').default([]),
  })
  .refine(({ decision, comment }) => decision === 'publish' || comment !== '', {
    path: ['comment'],
    error: 'Объясните автору, что нужно изменить или почему практика не подходит.',
  });

export const commentInput = z.object({
  part: z.enum(practiceParts, { error: 'Выберите часть практики.' }),
  body: text(4000),
  /** The remark that this one answers. */
  parent: z.string({ error: 'Здесь нужен номер замечания.' }).max(40).optional(),
});

export const coauthorInput = z
  .object({
    email: z.union([z.literal('').transform(() => undefined), emailShape]).optional(),
    person: z.string({ error: 'Выберите человека из списка.' }).max(40).optional(),
  })
  .refine(({ email, person }) => email || person, {
    path: ['email'],
    error: 'Укажите почту соавтора или выберите его из списка.',
  });

export const reportInput = z.object({ report: text(3000), effects: effectsInput.default([]) });
