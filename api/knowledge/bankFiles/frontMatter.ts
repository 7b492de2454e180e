import { z } from 'zod';
import '../../platform/russian/shared/russian.ts';
import { codesOf, taxonomy } from '../../platform/taxonomy/index.ts';

const scale = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const day = z.coerce.date();
const filled = <Shape extends z.ZodType<string[]>>(codes: Shape) =>
  codes.refine((list) => list.length > 0, { error: 'Нужно хотя бы одно значение.' });

export const effectShape = z.strictObject({
  measure: z.string().min(3).max(300),
  unit: z.string().max(40),
  before: z.number(),
  after: z.number(),
  period: z.string().max(120),
  scope: z.string().max(200),
});

const common = {
  title: z.string().min(5).max(120),
  summary: z.string().min(40).max(260),
  subjects: filled(codesOf('subjects')),
  levels: filled(codesOf('levels')),
  audience: filled(codesOf('audience')),
  dimensions: filled(codesOf('dimensions')),
  risks: codesOf('risks'),
  deficits: codesOf('deficits'),
  problems: filled(codesOf('problems')),
  situations: codesOf('situations'),
  year: z.number().int().min(2015).max(2100),
  minutes: z.number().int().min(1).max(600),
  authors: z.array(z.string().min(2)).min(1),
  owner: z.string().min(2),
  reviewed: day,
  reviewDue: day,
  cost: scale,
  effort: scale,
  evidence: scale,
  licence: z.string(),
};

/** The front matter of a material: every field required, unknown ones refused. */
export const materialFrontMatter = z.strictObject({ ...common, kind: z.enum(Object.keys(taxonomy.kinds)) });

/** The front matter of a founding practice; `composite` marks the joint experience of several schools. */
export const practiceFrontMatter = z.strictObject({
  ...common,
  composite: z.boolean().default(false),
  effects: z.array(effectShape).default([]),
});

export type MaterialFrontMatter = z.infer<typeof materialFrontMatter>;
export type PracticeFrontMatter = z.infer<typeof practiceFrontMatter>;
