import { z } from 'zod';
import { oneOrMany } from '../../platform/http/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';
import { codesOf, taxonomy } from '../../platform/taxonomy/index.ts';

/** The limit of a body, in characters: about fifty printed pages. */
const bodyLength = 100_000;

/** An integer in JSON or as typed; empty means not known yet. */
const whole = (least: number, most: number) => {
  const words = `Здесь нужно целое число от ${least} до ${most}.`;
  return z
    .union(
      [
        z.number().min(least, { error: words }).max(most, { error: words }),
        z.string().max(40, { error: words }),
        z.null(),
      ],
      { error: words },
    )
    .transform((value, context) => {
      if (value === null || (typeof value === 'string' && value.trim() === '')) return null;
      const number = typeof value === 'number' ? value : Number(value.trim());
      if (Number.isInteger(number) && number >= least && number <= most) return number;
      context.addIssue({ code: 'custom', message: words });
      return z.NEVER;
    });
};

const scaleWords = 'Выберите значение от 1 до 3.';
const scale = z.coerce
  .number({ error: scaleWords })
  .int({ error: scaleWords })
  .min(1, { error: scaleWords })
  .max(3, { error: scaleWords });

const dayWords = 'Здесь нужен день, например 2026-09-24.';
const day = z
  .string({ error: dayWords })
  .max(40, { error: dayWords })
  .trim()
  .refine((value) => value === '' || (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))), {
    error: dayWords,
  });

/** People as a list, or as typed: one per line or comma-separated. */
const names = oneOrMany({ most: 40, longest: 200, by: /[\n,;]/, error: 'Здесь нужны имена авторов.' })
  .pipe(z.array(line(120, 0)))
  .transform((list) => [...new Set(list.filter(Boolean))])
  .refine((list) => list.length <= 20, { error: 'Авторов может быть не больше 20.' });

const kind = z.enum(['', ...Object.keys(taxonomy.kinds)], { error: 'Такого вида нет в словаре.' });

const fields = {
  summary: line(400, 0),
  kind,
  subjects: codesOf('subjects'),
  levels: codesOf('levels'),
  audience: codesOf('audience'),
  dimensions: codesOf('dimensions'),
  risks: codesOf('risks'),
  deficits: codesOf('deficits'),
  problems: codesOf('problems'),
  situations: codesOf('situations'),
  year: whole(2015, 2100),
  minutes: whole(1, 600),
  cost: scale,
  effort: scale,
  evidence: scale,
  authors: names,
  owner: line(200, 0),
  reviewed: day,
  reviewDue: day,
  licence: line(200, 0),
  body: text(bodyLength, 0),
};

/** The fields of a draft: only the title is required. */
export const materialInput = z.object({
  title: line(160),
  summary: fields.summary.default(''),
  kind: fields.kind.default(''),
  subjects: fields.subjects.default([]),
  levels: fields.levels.default([]),
  audience: fields.audience.default([]),
  dimensions: fields.dimensions.default([]),
  risks: fields.risks.default([]),
  deficits: fields.deficits.default([]),
  problems: fields.problems.default([]),
  situations: fields.situations.default([]),
  year: fields.year.default(null),
  minutes: fields.minutes.default(null),
  cost: fields.cost.default(1),
  effort: fields.effort.default(2),
  evidence: fields.evidence.default(1),
  authors: fields.authors.default([]),
  owner: fields.owner.default(''),
  reviewed: fields.reviewed.default(''),
  reviewDue: fields.reviewDue.default(''),
  licence: fields.licence.default('CC BY 4.0'),
  body: fields.body.default(''),
});

const versionInput = z.coerce
  .number({ error: 'Нужен номер версии, с которой вы начали правку.' })
  .int({ error: 'Номер версии — целое число.' })
  .positive({ error: 'Номер версии — целое число больше нуля.' });

/** A later save: omitted fields stay unchanged; `version` is the one that was read. */
export const materialChange = z
  .object({ title: line(160), ...fields })
  .partial()
  .extend({ version: versionInput });

/** «2026-12-01T09:00» from a form is Moscow time; with a zone it is taken as it is. */
const momentInput = z
  .string({ error: 'Укажите день и час.' })
  .max(40, { error: 'Укажите день и час.' })
  .transform((value, context) => {
    const typed = value.trim();
    const bare = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed);
    const moment = new Date(bare ? `${typed}:00+03:00` : typed);
    if (!Number.isNaN(moment.getTime()) && (bare || /(Z|[+-]\d{2}:\d{2})$/.test(typed))) return moment;
    context.addIssue({ code: 'custom', message: 'Укажите день и час, например 2026-12-01T09:00.' });
    return z.NEVER;
  })
  .meta({ type: 'string' });

export const decisionInput = z
  .object({
    decision: z.enum(['publish', 'return'], { error: 'Выберите решение.' }),
    comment: text(4000, 0).default(''),
    /** The time of publication; now when left out. */
    publishAt: z.union([z.literal('').transform(() => undefined), momentInput]).optional(),
    /** The number of the revision that was read; when another one has come since, nothing is decided. */
    revision: z.coerce.number({ error: 'Номер редакции — число.' }).int().positive().optional(),
  })
  .refine(({ decision, comment }) => decision === 'publish' || comment !== '', {
    path: ['comment'],
    error: 'Объясните автору, что нужно изменить.',
  });

export const remarkInput = z.object({
  body: text(4000),
  /** The quoted words of the material. */
  quote: text(500, 0).default(''),
  /** The remark it answers. */
  parent: z.string({ error: 'Здесь нужен номер замечания.' }).max(40).optional(),
});

export const archiveInput = z.object({ reason: text(1000) });
export const restoreInput = z.object({
  revision: z.coerce.number({ error: 'Назовите номер версии.' }).int({ error: 'Назовите номер версии.' }).positive(),
});
export const sourceInput = z.object({ slug: line(120) });
export const previewInput = z.object({ body: text(bodyLength, 0) });
