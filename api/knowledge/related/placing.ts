import type { FormsOf } from '../search/index.ts';
import type { Placed } from './nearest.ts';
import { type Text, termsOf, vectorOf, type Weights, weightsOf } from './terms.ts';

/** One text among others whose terms were counted before. */
export const placedBy = (weights: Weights, text: Text, formsOf: FormsOf): Placed => ({
  id: text.id,
  facets: text.facets,
  vector: vectorOf(termsOf(text, formsOf), weights),
});

/** Every text among all of them, and the weights of their terms. */
export function placeAll(texts: readonly Text[], formsOf: FormsOf): { placed: Placed[]; weights: Weights } {
  const counted = texts.map((text) => ({ text, terms: termsOf(text, formsOf) }));
  const weights = weightsOf(counted.map(({ terms }) => terms));
  const placed = counted.map(({ text: { id, facets }, terms }) => ({ id, facets, vector: vectorOf(terms, weights) }));
  return { placed, weights };
}
