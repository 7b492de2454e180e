/** What the search is given to find, and what it gives back of it. */
export interface SearchDocument {
  /** Where a result leads; also what tells documents apart. */
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** The whole text without markup. */
  readonly text: string;
  /** The headings of that text once more: their words weigh more than others. */
  readonly headings?: readonly string[];
  /** Found by these words too, though nobody reads them in it: the names of what it is filed under. */
  readonly filedUnder?: readonly string[];
  /** What it is, as its badge says: «рекомендации», «практика», … */
  readonly kind: string;
  /** Facets: name → values. `kind` becomes one by itself. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Anything else that a result should carry. */
  readonly meta: Readonly<Record<string, string>>;
  /** How far it is trusted beside its words, about 1 (`standing.ts`); 1 when not said. */
  readonly standing?: number;
}

/** The part of a document that the index keeps for showing. */
export type ShownDocument = Pick<SearchDocument, 'url' | 'title' | 'summary' | 'text' | 'kind' | 'filters' | 'meta'>;

/** A document with only what must be there; the rest is empty. For tests, measures and small lists. */
export function searchDocument(known: Partial<SearchDocument> & Pick<SearchDocument, 'url' | 'title'>): SearchDocument {
  return { summary: '', text: '', kind: '', filters: {}, meta: {}, ...known };
}
