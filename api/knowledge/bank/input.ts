import { z } from 'zod';
import { listQuery, oneOrMany } from '../../platform/http/index.ts';
import { text } from '../../platform/russian/shared/russian.ts';
import { type Chosen, type FacetName, facetNames, facets, isCode } from '../bankFiles/index.ts';

export const sorts = ['newest', 'title', 'minutes', 'proven'] as const;
export type Sort = (typeof sorts)[number];

/** A facet in an address: repeated (`?subject=russian&subject=physics`) or with commas. */
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

/** The filters of a list of publications as they stand in an address. */
export const publicationsQuery = listQuery.extend({
  ...facetShapes,
  sort: z.enum(sorts, { error: `Порядок бывает такой: ${sorts.join(', ')}.` }).default('newest'),
});

/** What is chosen in each facet, of a query that was parsed. */
export const chosenIn = (query: Partial<Record<FacetName, string[] | undefined>>): Chosen =>
  Object.fromEntries(facetNames.flatMap((facet) => (query[facet]?.length ? [[facet, query[facet]]] : [])));

/** «Применил(а)»: how it went, and in a few words what was seen. */
export const applicationInput = z.strictObject({
  outcome: z.coerce
    .number({ error: 'Выберите, что получилось.' })
    .int({ error: 'Выберите, что получилось.' })
    .min(1, { error: 'Выберите, что получилось.' })
    .max(3, { error: 'Выберите, что получилось.' }),
  report: text(1500, 0).default(''),
});

/** The files of a material in the order in which they are to stand. */
export const orderInput = z.strictObject({
  files: z
    .array(z.string().max(40), { error: 'Назовите файлы по порядку.' })
    .max(50, { error: 'Слишком много файлов.' }),
});
