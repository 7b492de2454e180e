/** Asks index and server the question of the page, tab and facets; knows nothing of how it is shown. */
import type { FindKind } from '../../../api/discovery/siteSearch/index.ts';
import type { Asked } from './address.ts';
import { createAround, type Found, type FoundPart } from './around.ts';
import { createSearch } from './client.ts';
import { filtersOf, isAround, shelfCounts, type TabCounts } from './tabs.ts';
import { hasWords } from './typed.ts';
import type { SearchAnswer, SearchResult } from './types.ts';

const PORTION = 10;

interface FromIndex {
  readonly answer: SearchAnswer;
  /** How many materials and practices there are, whatever the tab. */
  readonly shelves: TabCounts;
}

export interface Questions {
  /** Opens the index ahead of the first question. */
  load(): Promise<void>;
  /** The answer of the index; while typing after a pause, and null when something newer was asked meanwhile. Fails when it cannot be loaded. */
  index(asked: Asked, typing: boolean): Promise<FromIndex | null>;
  moreOfIndex(asked: Asked, offset: number): Promise<readonly SearchResult[]>;
  /** Whether the server has a part in this question. */
  asksServer(asked: Asked): boolean;
  /** The answer of the server; `failed` without a network. */
  server(asked: Asked, answer: SearchAnswer | 'failed'): Promise<Found | 'failed'>;
  moreOfServer(kind: FindKind, part: FoundPart): Promise<FoundPart>;
}

/** The words of a question alone: the server knows neither phrases nor words to be left out. */
const spoken = (query: string): string =>
  query
    .replace(/(^|\s)[-−–]\p{L}\S*/gu, '$1')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);

/** Over bundles by their paths, the server's address (empty: it is never asked) and the kinds that are materials. */
export function createQuestions(bundles: readonly string[], address: string, kinds: readonly string[]): Questions {
  const client = createSearch(bundles);
  const around = address ? createAround(address) : undefined;
  const within = ({ tab }: Asked) => tab === 'materials' || tab === 'practices';

  return {
    load: () => client.load(),
    async index(asked, typing) {
      const { query, filters, tab, literal } = asked;
      // The numbers on all tabs come from the question without the tab.
      const options = { limit: within(asked) || isAround(tab) ? 0 : PORTION, literal };
      const whole = await client[typing ? 'searchLatest' : 'search'](query, filters, options);
      if (!whole) return null;
      const shelves = shelfCounts(whole.facets);
      if (!within(asked)) return { answer: whole, shelves };
      return {
        answer: await client.search(query, filtersOf(tab, filters, kinds), { limit: PORTION, literal }),
        shelves,
      };
    },
    async moreOfIndex({ query, filters, tab, literal }, offset) {
      const options = { limit: PORTION, offset, literal };
      return (await client.search(query, filtersOf(tab, filters, kinds), options)).results;
    },
    asksServer: ({ query }) => around !== undefined && hasWords(spoken(query)),
    async server({ query }, answer) {
      const corrected = answer === 'failed' ? undefined : answer.corrected;
      return (await around?.ask(spoken(query), corrected && spoken(corrected)).catch(() => undefined)) ?? 'failed';
    },
    async moreOfServer(kind, part) {
      if (!around) throw new Error('The server is not asked on this page');
      return around.more(kind, part);
    },
  };
}
