/** What may be chosen beside words. */
import type { Library } from './library.ts';
import type { Filters } from './types.ts';

/** Whether a document, by its number, has what is chosen. */
export function passes(library: Library, filters: Filters): (document: number) => boolean {
  const chosen = Object.entries(filters).filter(([, values]) => values.length > 0);
  const tests = chosen.map(([name, wanted]) => ({ wanted: new Set(wanted), valuesOf: library.facet(name) }));
  return (document) => tests.every(({ wanted, valuesOf }) => valuesOf(document).some((value) => wanted.has(value)));
}
