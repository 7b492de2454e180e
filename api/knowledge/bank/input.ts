import { z } from 'zod';
import { listQuery, oneOrMany } from '../../platform/http/index.ts';
import { text } from '../../platform/russian/shared/russian.ts';
import { type Chosen, type FacetName, facetNames, facets, isCode } from '../bankFiles/index.ts';

export const sorts = ['newest', 'title', 'minutes', 'proven'] as const;
export type Sort = (typeof sorts)[number];

/** A facet in the query: repeated (`?subject=russian&subject=physics`) or comma-separated. */
const chosenCodes = (facet: FacetName) =>
  oneOrMany({ most: 40, longest: 60, by: ',' })
    .transform((parts) => [...new Set(parts.flatMap((part) => part.split(',')))].filter(Boolean))
    .pipe(
      z
        .array(z.string().refine((code) => isCode(facet, code), { error: 'Такого значения нет в словаре.' }))
        .max(40, { error: 'Слишком много значений.' }),
    )
    .optional()
    .describe(facets[facet].title);

type FacetShapes = Record<FacetName, ReturnType<typeof chosenCodes>>;
const facetShapes = Object.fromEntries(facetNames.map((facet) => [facet, chosenCodes(facet)])) as FacetShapes;

/** The filters of a list of publications in the query. */
export const publicationsQuery = listQuery.extend({
  ...facetShapes,
  sort: z.enum(sorts, { error: `Порядок бывает такой: ${sorts.join(', ')}.` }).default('newest'),
});

/** The chosen codes by facet, from a parsed query. */
export const chosenIn = (query: Partial<Record<FacetName, string[] | undefined>>): Chosen =>
  Object.fromEntries(facetNames.flatMap((facet) => (query[facet]?.length ? [[facet, query[facet]]] : [])));

/** «Применил(а)»: the result and a short comment. */
export const applicationInput = z.strictObject({
  outcome: z.coerce
    .number({ error: 'Выберите, что получилось.' })
    .int({ error: 'Выберите, что получилось.' })
    .min(1, { error: 'Выберите, что получилось.' })
    .max(3, { error: 'Выберите, что получилось.' }),
  report: text(1500, 0).default(''),
});

/** The order of a material's files. */
export const orderInput = z.strictObject({
  files: z
    .array(z.string().max(40), { error: 'Назовите файлы по порядку.' })
    .max(50, { error: 'Слишком много файлов.' }),
});
