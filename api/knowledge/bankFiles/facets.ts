import type { publicationFacets, publications } from '../../../db/schema/bank.ts';
import { taxonomy, titleOf, type Vocabulary } from '../../platform/taxonomy/index.ts';

/** The facets of the bank, in the order of its panel. Names are those of the query: `?subject=…`. */
export const facetNames = [
  'situation',
  'subject',
  'level',
  'audience',
  'kind',
  'dimension',
  'deficit',
  'risk',
  'problem',
  'year',
] as const;
export type FacetName = (typeof facetNames)[number];

interface Facet {
  title: string;
  /** The vocabulary of its codes; years have none. */
  vocabulary: Vocabulary | null;
}

export const facets: Record<FacetName, Facet> = {
  situation: { title: 'С чем нужна помощь', vocabulary: 'situations' },
  subject: { title: 'Предмет', vocabulary: 'subjects' },
  level: { title: 'Уровень', vocabulary: 'levels' },
  audience: { title: 'Для кого', vocabulary: 'audience' },
  kind: { title: 'Вид', vocabulary: 'kinds' },
  dimension: { title: 'Что меняется', vocabulary: 'dimensions' },
  deficit: { title: 'Чему научиться педагогу', vocabulary: 'deficits' },
  risk: { title: 'Риск школы', vocabulary: 'risks' },
  problem: { title: 'Проблема проекта', vocabulary: 'problems' },
  year: { title: 'Год', vocabulary: null },
};

/** Codes chosen in each facet: any of them within a facet, all facets together. */
export type Chosen = Partial<Record<FacetName, string[]>>;

export const isCode = (facet: FacetName, code: string): boolean => {
  const { vocabulary } = facets[facet];
  return vocabulary ? Object.hasOwn(taxonomy[vocabulary], code) : /^(19|20)\d\d$/.test(code);
};

/** The title of a facet's code. */
export const codeTitle = (facet: FacetName, code: string): string => {
  const { vocabulary } = facets[facet];
  return vocabulary ? titleOf(vocabulary, code) : code;
};

/** The codes of a facet in display order: as in the vocabulary, years newest first. */
export function orderOf(facet: FacetName, codes: Iterable<string>): string[] {
  const { vocabulary } = facets[facet];
  if (!vocabulary) return [...codes].sort().reverse();
  const order = Object.keys(taxonomy[vocabulary]);
  return [...codes].sort((one, other) => order.indexOf(one) - order.indexOf(other));
}

type Publication = typeof publications.$inferInsert;

/** The rows of `publication_facets` of a publication. */
export function facetRows(id: string, publication: Publication): (typeof publicationFacets.$inferInsert)[] {
  const codes: Record<FacetName, string[]> = {
    situation: publication.situations ?? [],
    subject: publication.subjects ?? [],
    level: publication.levels ?? [],
    audience: publication.audience ?? [],
    kind: [publication.kind],
    dimension: publication.dimensions ?? [],
    deficit: publication.deficits ?? [],
    risk: publication.risks ?? [],
    problem: publication.problems ?? [],
    year: [String(publication.year)],
  };
  return facetNames.flatMap((facet) => [...new Set(codes[facet])].map((code) => ({ publicationId: id, facet, code })));
}
