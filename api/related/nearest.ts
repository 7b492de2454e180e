import type { FormsOf } from '../search/forms.ts';
import { words } from '../search/words.ts';

/** A publication as nearness sees it; `facets` are `facet:code`. */
export interface Text {
  id: string;
  title: string;
  summary: string;
  text: string;
  facets: readonly string[];
}

export interface Near {
  id: string;
  /** 0–1.05: the cosine of the two texts with a little for shared facets. */
  nearness: number;
}

/** A word of the title says more of what a text is about than one of its body. */
const weights = { title: 4, summary: 2, text: 1 } as const;
/** The terms by which a text is compared: its most telling ones. */
const mostTerms = 150;
/** What stands in more than this share of all texts («урок», the common headings) tells none of them apart. */
const tooCommon = 0.4;
/** Among texts equally near by their words shared facets decide; they never outweigh words. */
const facetShare = 0.05;
/** Below this two texts share chance words. */
const leastNearness = 0.06;

/** What the reader asks with is worth more than where the text is filed. */
const facetWeights: Readonly<Record<string, number>> = {
  situation: 5,
  deficit: 4,
  subject: 3,
  risk: 2,
  problem: 1,
  audience: 1,
};

/**
 * For every text those nearest to it, the nearest first: TF-IDF over lexemes («дети» and «ребёнок» are one), compared by
 * cosine. The cost grows with the pairs of texts that share a telling word, not with all pairs.
 */
export function nearestOf(texts: readonly Text[], formsOf: FormsOf, most: number): Map<string, Near[]> {
  const counted = texts.map((text) => countTerms(text, formsOf));
  const counts = documentCounts(counted);
  const vectors = counted.map((terms) => vectorOf(terms, counts, texts.length));
  const postings = new Map<string, { at: number; weight: number }[]>();
  for (const [at, vector] of vectors.entries())
    for (const [term, weight] of vector) {
      const list = postings.get(term);
      if (list) list.push({ at, weight });
      else postings.set(term, [{ at, weight }]);
    }
  return new Map(
    texts.map((text, at) => {
      const products = new Map<number, number>();
      for (const [term, weight] of vectors[at] ?? [])
        for (const other of postings.get(term) ?? [])
          if (other.at !== at) products.set(other.at, (products.get(other.at) ?? 0) + weight * other.weight);
      const near = [...products].map(([other, cosine]) => ({
        id: (texts[other] as Text).id,
        nearness: cosine + facetShare * kinship(text, texts[other] as Text),
      }));
      return [
        text.id,
        near
          .filter(({ nearness }) => nearness >= leastNearness)
          .sort((one, other) => other.nearness - one.nearness || (one.id < other.id ? -1 : 1))
          .slice(0, most),
      ];
    }),
  );
}

type Terms = Map<string, number>;

function countTerms(text: Text, formsOf: FormsOf): Terms {
  const counts: Terms = new Map();
  for (const part of ['title', 'summary', 'text'] as const)
    for (const { folded } of words(text[part])) {
      if (folded.length < 3 || /^\d+$/.test(folded)) continue;
      const term = lexemeOf(folded, formsOf);
      counts.set(term, (counts.get(term) ?? 0) + weights[part]);
    }
  return counts;
}

/** One name for all forms of a word: the first of their stems by the alphabet. */
function lexemeOf(word: string, formsOf: FormsOf): string {
  const { stem, bridges } = formsOf(word);
  return [stem, ...bridges].sort()[0] as string;
}

/** In how many texts each term stands. */
function documentCounts(counted: readonly Terms[]): Terms {
  const counts: Terms = new Map();
  for (const terms of counted) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** A vector of length 1 of the most telling terms. */
function vectorOf(terms: Terms, counts: Terms, total: number): [string, number][] {
  const weighted = [...terms].flatMap(([term, count]): [string, number][] => {
    const holding = counts.get(term) ?? 1;
    if (holding < 2 || (total > 8 && holding > total * tooCommon)) return [];
    return [[term, (1 + Math.log(count)) * Math.log(total / holding)]];
  });
  weighted.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  const telling = weighted.slice(0, mostTerms);
  const length = Math.hypot(...telling.map(([, weight]) => weight)) || 1;
  return telling.map(([term, weight]) => [term, weight / length]);
}

/** Which share of the two texts' facets they have in common, 0–1; «любой предмет» is no kinship. */
function kinship({ facets: own }: Text, { facets: other }: Text): number {
  const weightOf = (facet: string) =>
    facet.endsWith(':any') ? 0 : (facetWeights[facet.slice(0, facet.indexOf(':'))] ?? 0);
  const sum = (facets: Iterable<string>) => [...facets].reduce((total, facet) => total + weightOf(facet), 0);
  const all = sum(new Set([...own, ...other]));
  return all === 0 ? 0 : sum(own.filter((facet) => other.includes(facet))) / all;
}
