/** What the search is given to find, and what it gives back of it. */
export interface SearchDocument {
  /** Where a result leads; also what tells documents apart. */
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** The whole text without markup. */
  readonly text: string;
  /** What it is, as its badge says: «рекомендации», «практика», … */
  readonly kind: string;
  /** Facets: name → values. `kind` becomes one by itself. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Anything else that a result should carry. */
  readonly meta: Readonly<Record<string, string>>;
}

/** The part of a document that a record of the index keeps for showing, as hidden JSON. */
export type ShownDocument = Pick<SearchDocument, 'title' | 'summary' | 'text' | 'kind' | 'meta'>;

/** A document with only what must be there; the rest is empty. For tests, measures and small lists. */
export function searchDocument(known: Partial<SearchDocument> & Pick<SearchDocument, 'url' | 'title'>): SearchDocument {
  return { summary: '', text: '', kind: '', filters: {}, meta: {}, ...known };
}
