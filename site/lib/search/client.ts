/**
 * The search of the site, in the browser: opens the bundles when first needed, asks, and answers with plain data. Knows
 * nothing of the page it is used on.
 */
import type { ShownDocument } from '../../../api/search/document.ts';
import { reveal } from '../../../api/search/hidden.ts';
import { answersTo, excerptOf, markAll, type Piece } from './excerpt.ts';
import { type Filters, findMatches } from './matches.ts';
import { type Engine, type FilterCounts, type FoundPage, openEngine } from './pagefind.ts';
import { type Known, understand, whereKeysAre } from './question.ts';
import { loadVocabulary } from './slips.ts';

export type { Piece } from './excerpt.ts';
export type { Filters } from './matches.ts';
export type { FilterCounts } from './pagefind.ts';

export interface SearchResult {
  readonly url: string;
  readonly title: string;
  readonly titlePieces: readonly Piece[];
  readonly kind: string;
  readonly summary: string;
  /** The part of the text that answers; the summary when the answer is not in the text. */
  readonly excerpt: readonly Piece[];
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly meta: Readonly<Record<string, string>>;
}

export interface SearchAnswer {
  readonly query: string;
  readonly total: number;
  readonly results: readonly SearchResult[];
  /** For each facet the number of results of each value, as if nothing else were chosen in that facet. */
  readonly facets: FilterCounts;
  /** No document has all words: these have some of them. */
  readonly partial: boolean;
  /** Words of the question that no document has; the rest was searched without them. */
  readonly unknown: readonly string[];
  /** What was searched instead of what was typed (the wrong keyboard layout, a slip). */
  readonly corrected?: string;
}

export interface AskOptions {
  readonly limit?: number;
  readonly offset?: number;
  /** Takes the question to the letter: no other layout, no slips. */
  readonly literal?: boolean;
}

export interface SearchClient {
  /** Opens the index ahead of the first question, say when the box gets the focus. */
  load(): Promise<void>;
  /** Asks. Fails when no index can be loaded; then the next call tries again. */
  search(query: string, filters?: Filters, options?: AskOptions): Promise<SearchAnswer>;
  /** Waits for a pause in typing, then asks; `null` when something newer was asked meanwhile. */
  searchLatest(query: string, filters?: Filters, options?: AskOptions): Promise<SearchAnswer | null>;
}

interface Opened {
  readonly engine: Engine;
  readonly known: Known;
}

const PORTION = 10;
const PAUSE_IN_TYPING = 120;

/** A search over bundles by their paths (`/search/bank/`): the first is the large one, others may be missing or empty. */
export function createSearch(paths: readonly string[]): SearchClient {
  let opening: Promise<Opened> | undefined;
  let newest = 0;

  const open = (): Promise<Opened> => {
    opening ??= openBundles(paths).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  const search: SearchClient['search'] = async (
    query,
    filters = {},
    { limit = PORTION, offset = 0, literal = false } = {},
  ) => {
    const { engine, known } = await open();
    const question = await understand(query, known, literal);
    const { pages, facets, partial } = await findMatches(engine, question, filters);
    const keys = [...question.keys, ...question.otherKeys];
    const results = await Promise.all(pages.slice(offset, offset + limit).map((page) => resultOf(page, keys)));
    const { unknown, corrected } = question;
    return { query, total: pages.length, results, facets, partial, unknown, ...(corrected ? { corrected } : {}) };
  };

  return {
    load: async () => void (await open()),
    search,
    searchLatest: async (query, filters, options) => {
      newest += 1;
      const mine = newest;
      // The index may well come in while the person is still typing; a failure is told by the search itself.
      open().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_IN_TYPING));
      if (mine !== newest) return null;
      const answer = await search(query, filters, options);
      return mine === newest ? answer : null;
    },
  };
}

async function openBundles(paths: readonly string[]): Promise<Opened> {
  const engine = await openEngine(paths);
  let vocabulary: Promise<ReadonlySet<string>> | undefined;
  const known: Known = {
    bundlesWith: whereKeysAre(engine),
    vocabulary: () => {
      vocabulary ??= loadVocabulary(paths);
      return vocabulary;
    },
  };
  return { engine, known };
}

async function resultOf(page: FoundPage, keys: readonly string[]): Promise<SearchResult> {
  const { url, content, meta: record, filters } = await page.data();
  const { title, summary, text, kind, meta } = JSON.parse(reveal(record.shown ?? '{}')) as ShownDocument;
  const answers = answersTo(keys, content);
  const excerpt = excerptOf(text, answers) ?? markAll(summary, answers);
  return { url, title, titlePieces: markAll(title, answers), kind, summary, excerpt, filters, meta };
}
