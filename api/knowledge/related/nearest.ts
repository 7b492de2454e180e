import type { Vector } from './terms.ts';

/** A text as it is compared. */
export interface Placed {
  id: string;
  facets: readonly string[];
  vector: Vector;
}

export interface Near {
  id: string;
  /** 0–1.05: the cosine of the two texts plus a little for shared facets. */
  nearness: number;
}
export type Lists = ReadonlyMap<string, readonly Near[]>;

/** Shared facets break ties between texts with similar words; they never outweigh words. */
const facetShare = 0.05;
/** Below this, two texts share only chance words. */
export const leastNearness = 0.06;

/** Facets by which readers search weigh more than those of filing. */
const facetWeights: Readonly<Record<string, number>> = {
  situation: 5,
  deficit: 4,
  subject: 3,
  risk: 2,
  problem: 1,
  audience: 1,
};

/** Nearest first; ties: the older first. */
export const inOrder = (near: readonly Near[], most: number): Near[] =>
  near
    .filter(({ nearness }) => nearness >= leastNearness)
    .sort((one, other) => other.nearness - one.nearness || (one.id < other.id ? -1 : 1))
    .slice(0, most);

/** The similarity of one text to all others: a scan over their terms. */
export function nearnessTo(one: Placed, others: readonly Placed[]): Near[] {
  const weights = new Map<number, number>();
  for (const [at, key] of one.vector.keys.entries()) weights.set(key, one.vector.values[at] as number);
  return others.flatMap((other) => {
    if (other.id === one.id) return [];
    const { keys, values } = other.vector;
    let cosine = 0;
    for (let at = 0; at < keys.length; at++) {
      const weight = weights.get(keys[at] as number);
      if (weight !== undefined) cosine += weight * (values[at] as number);
    }
    return cosine === 0 ? [] : [{ id: other.id, nearness: cosine + facetShare * kinship(one, other) }];
  });
}

/**
 * The nearest texts of every text: the cosine of their vectors plus a little for shared facets. The cost grows with the
 * number of pairs that share a significant word, not with all pairs.
 */
export function nearestAmong(all: readonly Placed[], most: number): Map<string, Near[]> {
  const postings = new Map<number, { at: number[]; weights: number[] }>();
  for (const [at, { vector }] of all.entries())
    for (const [place, key] of vector.keys.entries()) {
      const list = postings.get(key) ?? { at: [], weights: [] };
      if (list.at.length === 0) postings.set(key, list);
      list.at.push(at);
      list.weights.push(vector.values[place] as number);
    }
  const cosines = new Float64Array(all.length);
  return new Map(
    all.map((one, own) => {
      cosines.fill(0);
      const { keys, values } = one.vector;
      for (let place = 0; place < keys.length; place++) {
        const list = postings.get(keys[place] as number);
        const weight = values[place] as number;
        if (!list) continue;
        const { at, weights } = list;
        for (let next = 0; next < at.length; next++) {
          const other = at[next] as number;
          cosines[other] = (cosines[other] as number) + weight * (weights[next] as number);
        }
      }
      const near: Near[] = [];
      for (let other = 0; other < all.length; other++) {
        const cosine = cosines[other] as number;
        // The most that facets can add.
        if (other === own || cosine === 0 || cosine + facetShare < leastNearness) continue;
        const found = all[other] as Placed;
        near.push({ id: found.id, nearness: cosine + facetShare * kinship(one, found) });
      }
      return [one.id, inOrder(near, most)];
    }),
  );
}

/** The share of common facets, 0–1; «любой предмет» does not count. */
function kinship({ facets: own }: Placed, { facets: other }: Placed): number {
  const weightOf = (facet: string) =>
    facet.endsWith(':any') ? 0 : (facetWeights[facet.slice(0, facet.indexOf(':'))] ?? 0);
  let shared = 0;
  let all = 0;
  for (const facet of own) {
    const weight = weightOf(facet);
    all += weight;
    if (other.includes(facet)) shared += weight;
  }
  for (const facet of other) if (!own.includes(facet)) all += weightOf(facet);
  return all === 0 ? 0 : shared / all;
}
