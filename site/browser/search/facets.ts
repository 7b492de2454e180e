/** What may be chosen beside words. */
import type { Library } from './library.ts';

/** Chosen facets: name → values, any of which will do. */
export type Filters = Readonly<Record<string, readonly string[]>>;
/** For each facet the number of documents of each value. */
export type FilterCounts = Record<string, Record<string, number>>;

/** Whether a document, by its number, has what is chosen. */
export function passes(library: Library, filters: Filters): (document: number) => boolean {
  const chosen = Object.entries(filters).filter(([, values]) => values.length > 0);
  const tests = chosen.map(([name, wanted]) => ({ wanted: new Set(wanted), valuesOf: library.facet(name) }));
  return (document) => tests.every(({ wanted, valuesOf }) => valuesOf(document).some((value) => wanted.has(value)));
}
