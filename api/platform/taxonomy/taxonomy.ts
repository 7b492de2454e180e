import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** The vocabularies of `content/instruments/taxonomy.yaml`, validated at start. */
const term = z.strictObject({
  title: z.string(),
  hint: z.string().optional(),
  icon: z.string().optional(),
  years: z.array(z.number()).optional(),
  retired: z.boolean().optional(),
});
const terms = z.record(z.string(), term);
const scale = z.strictObject({
  title: z.string(),
  values: z.tuple([z.object({ title: z.string() }), z.object({ title: z.string() }), z.object({ title: z.string() })]),
});
const shape = z.strictObject({
  kinds: terms,
  subjects: terms,
  levels: terms,
  audience: terms,
  dimensions: terms,
  risks: terms,
  deficits: terms,
  problems: terms,
  situations: terms,
  scales: z.strictObject({ effort: scale, cost: scale, evidence: scale }),
});

type Taxonomy = z.infer<typeof shape>;
export type Vocabulary = Exclude<keyof Taxonomy, 'scales'>;
export const taxonomy: Taxonomy = shape.parse(parse(readFileSync('content/instruments/taxonomy.yaml', 'utf8')));

/** The title of a code, or the code itself when the vocabulary no longer has it. */
export const titleOf = (vocabulary: Vocabulary, code: string): string => taxonomy[vocabulary][code]?.title ?? code;

/** A list of distinct codes of one vocabulary. */
export const codesOf = (vocabulary: Vocabulary) =>
  z
    .array(z.enum(Object.keys(taxonomy[vocabulary]), { error: 'Такого значения нет в словаре.' }))
    .max(40, { error: 'Слишком много значений.' })
    .transform((codes) => [...new Set(codes)]);
