import type { FormsOf } from '../search/index.ts';
import { words } from '../search/shared/words.ts';

/** A publication for the comparison; `facets` are `facet:code`. */
export interface Text {
  id: string;
  title: string;
  summary: string;
  text: string;
  facets: readonly string[];
}

/** How often each term occurs in a text; words of the title count more. */
type Terms = ReadonlyMap<string, number>;

/** How many texts contain each term, of how many: the basis of its weight. */
export interface Weights {
  total: number;
  holding: ReadonlyMap<string, number>;
}

/** The most significant terms of a text by key, ascending, normalised so that the squares of the weights sum to 1. */
export interface Vector {
  keys: Uint32Array;
  values: Float32Array;
}

/** A word of the title says more about the topic than one of the body. */
const parts = { title: 4, summary: 2, text: 1 } as const;
/** The number of terms a text is compared by. */
const mostTerms = 150;
/** A term in more than this share of all texts («урок», common headings) is ignored. */
const tooCommon = 0.4;

export function termsOf(text: Text, formsOf: FormsOf): Terms {
  const counts = new Map<string, number>();
  for (const part of ['title', 'summary', 'text'] as const)
    for (const { folded } of words(text[part])) {
      if (folded.length < 3 || /^\d+$/.test(folded)) continue;
      const term = lexemeOf(folded, formsOf);
      counts.set(term, (counts.get(term) ?? 0) + parts[part]);
    }
  return counts;
}

/** One key for all forms of a word: the first of their stems alphabetically. */
function lexemeOf(word: string, formsOf: FormsOf): string {
  const { stem, bridges } = formsOf(word);
  return [stem, ...bridges].sort()[0] as string;
}

export function weightsOf(counted: readonly Terms[]): Weights {
  const holding = new Map<string, number>();
  for (const terms of counted) for (const term of terms.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  return { total: counted.length, holding };
}

/** A term as a 32-bit number (FNV-1a): with some hundred thousand terms, collisions are rare. */
function keyOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** TF-IDF of the most significant terms; a term of a single text links it to none. */
export function vectorOf(terms: Terms, { total, holding }: Weights): Vector {
  const weighted = [...terms].flatMap(([term, count]): [string, number][] => {
    const held = holding.get(term) ?? 0;
    if (held < 2 || (total > 8 && held > total * tooCommon)) return [];
    return [[term, (1 + Math.log(count)) * Math.log(total / held)]];
  });
  weighted.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  const telling = weighted
    .slice(0, mostTerms)
    .map(([term, weight]): [number, number] => [keyOf(term), weight])
    .sort(([one], [other]) => one - other);
  const length = Math.hypot(...telling.map(([, weight]) => weight)) || 1;
  return {
    keys: Uint32Array.from(telling, ([key]) => key),
    values: Float32Array.from(telling, ([, weight]) => weight / length),
  };
}
