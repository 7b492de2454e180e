/** Pagefind in the browser: what we use of it, and how its bundles are opened. */

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
  readonly unfilteredResultCount: number;
  readonly filters: FilterCounts;
}

/** One or several opened bundles, searched as one. */
export interface Engine {
  search(keys: string | null, options?: { filters?: FilterChoice }): Promise<Found>;
  /** All facets with the number of documents of each value; loading them once makes `Found` carry counts too. */
  filters(): Promise<FilterCounts>;
}

interface EngineOptions {
  basePath?: string;
  baseUrl?: string;
  language?: string;
  indexWeight?: number;
  ranking?: Record<string, number | Record<string, number>>;
}

interface PagefindInstance extends Engine {
  init(): Promise<void>;
  mergeIndex(basePath: string, options: EngineOptions): Promise<void>;
}

interface PagefindModule {
  createInstance(options: EngineOptions): PagefindInstance;
}

interface OpenableBundle {
  readonly path: string;
  readonly pages: number;
}

// A title that is answered whole goes first; a long text is not better than a short one for being long.
const RANKING = {
  termFrequency: 1,
  termSaturation: 1.4,
  pageLength: 0.3,
  termSimilarity: 1,
  metaWeights: { title: 2, shown: 0 },
};
const HEAVIEST_INDEX = 3;

const NOTHING_TO_SEARCH: Engine = {
  search: () => Promise.resolve({ results: [], unfilteredResultCount: 0, filters: {} }),
  filters: () => Promise.resolve({}),
};

/**
 * Opens bundles by their paths (`/search/bank/`). One that is missing or empty is left out, since Pagefind would refuse
 * every search after it failed to join one; when none can be read at all, this fails.
 */
export async function openEngine(paths: readonly string[]): Promise<Engine> {
  const answers = await Promise.allSettled(paths.map(countPages));
  const readable = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  if (readable.length === 0) throw new Error(`No search index at ${paths.join(', ')}`);
  const [first, ...others] = readable.filter((bundle) => bundle.pages > 0);
  if (!first) return NOTHING_TO_SEARCH;

  const module = (await import(/* @vite-ignore */ `${first.path}pagefind.js`)) as PagefindModule;
  const common = { baseUrl: '/', language: 'ru', ranking: RANKING };
  const engine = module.createInstance({ ...common, basePath: first.path });
  await engine.init();
  for (const other of others) {
    await engine.mergeIndex(other.path, { ...common, indexWeight: weightBeside(first, other) });
  }
  await engine.filters();
  return engine;
}

async function countPages(path: string): Promise<OpenableBundle> {
  const answer = await fetch(`${path}pagefind-entry.json`, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const entry = (await answer.json()) as { languages?: Record<string, { page_count: number }> };
  const pages = Object.values(entry.languages ?? {}).reduce((sum, language) => sum + language.page_count, 0);
  return { path, pages };
}

/** In a small index no word is rare, so that its scores are low: this brings them near those of the large one. */
function weightBeside(first: OpenableBundle, other: OpenableBundle): number {
  return Math.min(HEAVIEST_INDEX, Math.max(1 / HEAVIEST_INDEX, Math.log(first.pages + 2) / Math.log(other.pages + 2)));
}
