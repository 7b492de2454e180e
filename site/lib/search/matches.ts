/** Which documents answer a question, best first, and how they fall into facets. */
import type { Engine, FilterChoice, FilterCounts, FoundPage } from './pagefind.ts';
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
export async function findMatches(
  engine: Engine,
  { keys, otherKeys, unknown }: Question,
  filters: Filters,
): Promise<Matches> {
  const choice = choiceOf(filters);
  if (keys.length === 0 && (unknown.length > 0 || Object.keys(choice).length === 0)) {
    return { pages: [], facets: unknown.length > 0 ? {} : await engine.filters(), partial: false };
  }
  if (otherKeys.length > 0) return oneAfterTheOther(engine, [...keys, ...otherKeys], choice);
  const wanted = keys.length === 0 ? null : keys.join(' ');
  const found = await engine.search(wanted, { filters: choice });
  if (found.unfilteredResultCount === 0 && keys.length > 1) return somehowMatching(engine, keys, choice);
  return { pages: found.results, facets: await facetCounts(engine, wanted, choice, found.filters), partial: false };
}

function choiceOf(filters: Filters): FilterChoice {
  const chosen = Object.entries(filters).filter(([, values]) => values.length > 0);
  return Object.fromEntries(chosen.map(([name, values]) => [name, { any: values }]));
}

/** A facet in which something is chosen still shows what its other values would bring. */
async function facetCounts(
  engine: Engine,
  wanted: string | null,
  choice: FilterChoice,
  counts: FilterCounts,
): Promise<FilterCounts> {
  const counted = { ...counts };
  for (const name of Object.keys(choice)) {
    const { [name]: _chosen, ...others } = choice;
    const values = (await engine.search(wanted, { filters: others })).filters[name];
    if (values) counted[name] = values;
  }
  return counted;
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
