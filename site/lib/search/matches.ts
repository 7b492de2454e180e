/** Which documents answer a question, best first, and how they fall into facets. */
import { BUNDLE, type Engine, type FilterChoice, type FilterCounts, type FoundPage } from './pagefind.ts';
import type { Question } from './question.ts';

/** Chosen facets: name → values, any of which will do. */
export type Filters = Readonly<Record<string, readonly string[]>>;

export interface Matches {
  readonly pages: readonly FoundPage[];
  readonly facets: FilterCounts;
  /** No document has all words: these have some of them. */
  readonly partial: boolean;
}

// Documents that answer only in part, or a guess at what was meant, are a help: a few are enough.
const MOST_JOINED = 30;

/** Asks the index. Without words, but with facets chosen, these alone decide. */
export async function findMatches(engine: Engine, question: Question, filters: Filters): Promise<Matches> {
  const { pages, facets, partial } = await matchesOf(engine, question, choiceOf(filters));
  const { [BUNDLE]: _ours, ...shown } = facets;
  return { pages, facets: shown, partial };
}

async function matchesOf(engine: Engine, question: Question, choice: FilterChoice): Promise<Matches> {
  const { keys, otherKeys, unknown, bundles } = question;
  if (keys.length === 0) {
    if (unknown.length > 0) return { pages: [], facets: {}, partial: false };
    if (Object.keys(choice).length === 0) return { pages: [], facets: await engine.filters(), partial: false };
    return allMatching(engine, null, choice);
  }
  if (otherKeys.length > 0) return oneAfterTheOther(engine, [...keys, ...otherKeys], choice);
  if (bundles.length > 0) {
    const within: FilterChoice = bundles.length < engine.bundles.length ? { [BUNDLE]: { any: bundles } } : {};
    const matches = await allMatching(engine, keys.join(' '), { ...choice, ...within });
    if (matches.exist || keys.length === 1) return matches;
  }
  return somehowMatching(engine, keys, choice);
}

function choiceOf(filters: Filters): FilterChoice {
  const chosen = Object.entries(filters).filter(([, values]) => values.length > 0);
  return Object.fromEntries(chosen.map(([name, values]) => [name, { any: values }]));
}

/** Documents that have all keys; `exist` says whether there are any when the choice of facets is left aside. */
async function allMatching(
  engine: Engine,
  keys: string | null,
  choice: FilterChoice,
): Promise<Matches & { exist: boolean }> {
  const found = await engine.search(keys, { filters: choice });
  const facets = { ...found.filters };
  // A facet in which something is chosen still shows what its other values would bring.
  for (const name of Object.keys(choice)) {
    const { [name]: _chosen, ...others } = choice;
    const values = (await engine.search(keys, { filters: others })).filters[name];
    if (values) facets[name] = values;
  }
  const within = choice[BUNDLE]?.any ?? engine.bundles;
  const exist = within.some((bundle) => (found.totalFilters[BUNDLE]?.[bundle] ?? 0) > 0);
  return { pages: found.results, facets, partial: false, exist };
}

/** Documents that have the most of the words, best first. */
async function somehowMatching(engine: Engine, keys: readonly string[], choice: FilterChoice): Promise<Matches> {
  const pages = new Map<string, { page: FoundPage; words: number; score: number }>();
  for (const key of keys) {
    for (const page of (await engine.search(key, { filters: choice })).results) {
      const known = pages.get(page.id) ?? { page, words: 0, score: 0 };
      pages.set(page.id, { page, words: known.words + 1, score: known.score + page.score });
    }
  }
  const sorted = [...pages.values()].sort((left, right) => right.words - left.words || right.score - left.score);
  return joined(
    sorted.map(({ page }) => page),
    true,
  );
}

/** Results of the likeliest meaning, then those of the next. */
async function oneAfterTheOther(engine: Engine, keys: readonly string[], choice: FilterChoice): Promise<Matches> {
  const found = await Promise.all(keys.map((key) => engine.search(key, { filters: choice })));
  const pages = new Map(found.flatMap(({ results }) => results.map((page) => [page.id, page] as const)));
  return joined([...pages.values()], false);
}

/** Pagefind counts facets for one search only; where several were joined, they are counted here. */
async function joined(pages: readonly FoundPage[], partial: boolean): Promise<Matches> {
  const best = pages.slice(0, MOST_JOINED);
  const counts = new Map<string, Map<string, number>>();
  for (const { filters } of await Promise.all(best.map((page) => page.data()))) {
    for (const [name, values] of Object.entries(filters)) {
      const facet = counts.get(name) ?? new Map<string, number>();
      for (const value of values) facet.set(value, (facet.get(value) ?? 0) + 1);
      counts.set(name, facet);
    }
  }
  const facets = Object.fromEntries([...counts].map(([name, facet]) => [name, Object.fromEntries(facet)]));
  return { pages: best, facets, partial };
}
