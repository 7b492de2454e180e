/**
 * The search of the site, in the browser: asks a worker that opens the bundles when first needed, and answers with plain
 * data. Knows nothing of the page it is used on.
 */
import type { AskOptions, Filters, Request, SearchAnswer } from './types.ts';

export interface SearchClient {
  /** Opens the index ahead of the first question, say when the box gets the focus. */
  load(): Promise<void>;
  /** Asks. Fails when no index can be loaded; then the next call tries again. */
  search(query: string, filters?: Filters, options?: AskOptions): Promise<SearchAnswer>;
  /** Waits for a pause in typing, then asks; `null` when something newer was asked meanwhile. */
  searchLatest(query: string, filters?: Filters, options?: AskOptions): Promise<SearchAnswer | null>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const PAUSE_IN_TYPING = 120;

/** A search over bundles by their paths (`/search/bank/`); some may be missing or empty. */
export function createSearch(paths: readonly string[]): SearchClient {
  const ask = askWorker();
  let newest = 0;

  const search: SearchClient['search'] = async (query, filters, options) =>
    (await ask({ paths, question: { query, filters, options } })) as SearchAnswer;

  return {
    load: async () => void (await ask({ paths })),
    search,
    searchLatest: async (query, filters, options) => {
      newest += 1;
      const mine = newest;
      // The index may well come in while the person is still typing; a failure is told by the search itself.
      ask({ paths }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_IN_TYPING));
      if (mine !== newest) return null;
      const answer = await search(query, filters, options);
      return mine === newest ? answer : null;
    },
  };
}

/** Starts the worker with the first request, and again after it could not be started. */
function askWorker(): (request: Omit<Request, 'number'>) => Promise<unknown> {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  const start = (): Worker => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener(
      'message',
      ({ data }: MessageEvent<{ number: number; value?: unknown; failure?: string }>) => {
        const { number, value, failure } = data;
        if (failure === undefined) waiting.get(number)?.resolve(value);
        else waiting.get(number)?.reject(new Error(failure));
        waiting.delete(number);
      },
    );
    started.addEventListener('error', ({ message }) => {
      worker = undefined;
      for (const { reject } of waiting.values()) reject(new Error(message || 'The search could not be started'));
      waiting.clear();
    });
    return started;
  };

  return (request) => {
    worker ??= start();
    const running = worker;
    last += 1;
    const number = last;
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      running.postMessage({ ...request, number });
    });
  };
}
