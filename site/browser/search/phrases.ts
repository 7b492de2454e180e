/** Words that must stand side by side. */
import type { Library } from './library.ts';

/** The documents in which these keys stand one behind the other; for one key, all that have it. */
export async function documentsWith(library: Library, keys: readonly string[]): Promise<Set<number>> {
  const [first, ...others] = keys;
  if (first === undefined) return new Set();
  if (others.length === 0) return new Set((await library.find(first)).documents);
  // Where one word is nowhere, the places of the others need not be loaded.
  const found = await Promise.all(keys.map((key) => library.find(key)));
  if (found.some(({ documents }) => documents.length === 0)) return new Set();
  const places = await Promise.all(keys.map((key) => library.places(key)));
  const [start, ...rest] = places;
  return new Set(
    [...(start ?? [])]
      .filter(([document, at]) => {
        const behind = rest.map((other) => new Set(other.get(document) ?? []));
        return at.some((place) => behind.every((other, index) => other.has(place + index + 1)));
      })
      .map(([document]) => document),
  );
}
