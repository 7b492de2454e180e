/** Pagefind in the browser: what we use of it, and how several bundles are opened as one. */

export type FilterCounts = Record<string, Record<string, number>>;
export type FilterChoice = Record<string, { any: readonly string[] }>;

export interface FoundPage {
  readonly id: string;
  readonly score: number;
  data(): Promise<PageData>;
}

export interface PageData {
  readonly url: string;
  /** The keys of the document, see `api/search/record.ts`. */
  readonly content: string;
  readonly meta: Record<string, string>;
  readonly filters: Record<string, string[]>;
}

export interface Found {
  readonly results: readonly FoundPage[];
  /** How many there would be without filters. */
  readonly unfilteredResultCount: number;
  /** How the results fall into facets; `BUNDLE` is one of them. */
  readonly filters: FilterCounts;
  /** The same without filters. */
  readonly totalFilters: FilterCounts;
}

export interface Engine {
  /** Names of the bundles that are open: values of the facet `BUNDLE`. */
  readonly bundles: readonly string[];
  search(keys: string | null, options?: { filters?: FilterChoice }): Promise<Found>;
  /** All facets with the number of documents of each value. */
  filters(): Promise<FilterCounts>;
}

interface InstanceOptions {
  basePath?: string;
  baseUrl?: string;
  language?: string;
  indexWeight?: number;
  mergeFilter?: Record<string, string>;
  ranking?: Record<string, number | Record<string, number>>;
}

interface PagefindInstance extends Omit<Engine, 'bundles'> {
  init(): Promise<void>;
  mergeIndex(basePath: string, options: InstanceOptions): Promise<void>;
}

interface PagefindModule {
  createInstance(options: InstanceOptions): PagefindInstance;
}

interface Bundle {
  readonly path: string;
  readonly pages: number;
}

/**
 * A facet that says from which bundle a document is. Pagefind passes over words that a bundle does not know at all, so
 * that for «звонки семье» a bundle without «семья» would answer with every «звонок»: it must be possible to leave it out.
 */
export const BUNDLE = 'bundle';

// A title that is answered whole goes first; a long text is not better than a short one for being long.
const RANKING = {
  termFrequency: 1,
  termSaturation: 1.4,
  pageLength: 0.3,
  termSimilarity: 1,
  metaWeights: { title: 2, shown: 0 },
};
const COMMON = { baseUrl: '/', language: 'ru', ranking: RANKING };
const HEAVIEST_INDEX = 3;

const NOTHING: Engine = {
  bundles: [],
  search: () => Promise.resolve({ results: [], unfilteredResultCount: 0, filters: {}, totalFilters: {} }),
  filters: () => Promise.resolve({}),
};

/**
 * Opens bundles by their paths (`/search/bank/`). One that is missing or empty is left out, since Pagefind would refuse
 * every search after it failed to join one; when none can be read at all, this fails.
 */
export async function openEngine(paths: readonly string[]): Promise<Engine> {
  const answers = await Promise.allSettled(paths.map(readEntry));
  const readable = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  if (readable.length === 0) throw new Error(`No search index at ${paths.join(', ')}`);
  const [first, ...others] = readable.filter((bundle) => bundle.pages > 0);
  if (!first) return NOTHING;

  const module = (await import(/* @vite-ignore */ `${first.path}pagefind.js`)) as PagefindModule;
  const engine = module.createInstance({ ...COMMON, basePath: first.path, mergeFilter: { [BUNDLE]: first.path } });
  await engine.init();
  for (const other of others) {
    const options = { mergeFilter: { [BUNDLE]: other.path }, indexWeight: weightBeside(first, other) };
    await engine.mergeIndex(other.path, { ...COMMON, ...options });
  }
  // Only facets that are loaded are counted.
  await engine.filters();
  return {
    bundles: [first, ...others].map((bundle) => bundle.path),
    search: (keys, options) => engine.search(keys, options),
    filters: () => engine.filters(),
  };
}

async function readEntry(path: string): Promise<Bundle> {
  const answer = await fetch(`${path}pagefind-entry.json`, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const entry = (await answer.json()) as { languages?: Record<string, { page_count: number }> };
  const pages = Object.values(entry.languages ?? {}).reduce((sum, language) => sum + language.page_count, 0);
  return { path, pages };
}

/** In a small index no word is rare, so that its scores are low: this brings them near those of the large one. */
function weightBeside(first: Bundle, other: Bundle): number {
  return Math.min(HEAVIEST_INDEX, Math.max(1 / HEAVIEST_INDEX, Math.log(first.pages + 2) / Math.log(other.pages + 2)));
}
