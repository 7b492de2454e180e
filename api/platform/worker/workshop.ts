import { LRUCache } from 'lru-cache';
import { Problem } from '../problem/index.ts';
import type { Turns } from './turns.ts';

/** The caller, as far as the workshop needs it. */
export interface Asker {
  /** The id of a person, the address of a guest. */
  who: string;
  /** Aborted when they leave: the signal of their request. */
  signal: AbortSignal;
}

interface Making<Made> {
  by: string | undefined;
  /** How many callers wait for it. */
  waiting: number;
  gone: AbortController;
  made: Promise<Made>;
}

interface Bounds {
  /** The queue; several workshops may share one. */
  turns: Turns;
  /** Bytes of results kept in memory. */
  keeps: number;
  /** How many different results one person may request at once, so that nobody fills the queue. */
  forOne: number;
}

/** How long results are kept. The key changes with the content, so this only bounds memory. */
const hour = 3_600_000;

const left = () =>
  new Problem(499, 'Запрос прерван', 'Файл больше никто не ждал. Нажмите ещё раз, и мы его подготовим.');
const enough = () =>
  new Problem(429, 'Слишком много файлов сразу', 'Дождитесь тех, что уже готовятся, и нажмите ещё раз.', {
    extra: { retryAfter: 30 },
  });

/**
 * Builds expensive files: once per key however many callers ask, in turn, kept for a while, and aborted when nobody
 * waits any more.
 */
export class Workshop<Made extends { bytes: Uint8Array }> {
  readonly #bounds: Bounds;
  readonly #kept: LRUCache<string, Made>;
  readonly #making = new Map<string, Making<Made>>();

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
    this.#kept = new LRUCache({ maxSize: bounds.keeps, sizeCalculation: ({ bytes }) => bytes.length || 1, ttl: hour });
  }

  /**
   * @param key changes with the content
   * @param make called when its turn comes; its signal is aborted when nobody waits any more
   * @param asker left out where nobody can leave: tests, jobs
   * @throws Busy (503) when the queue is full; Problem 429 when this person requests too many at once, 499 when they have left
   */
  async get(key: string, make: (gone: AbortSignal) => Promise<Made>, asker?: Asker): Promise<Made> {
    const known = this.#kept.get(key);
    if (known) return known;
    return this.#wait(key, this.#making.get(key) ?? this.#begin(key, make, asker?.who), asker?.signal);
  }

  #begin(key: string, make: (gone: AbortSignal) => Promise<Made>, by: string | undefined): Making<Made> {
    const own = by === undefined ? 0 : [...this.#making.values()].filter((making) => making.by === by).length;
    if (own >= this.#bounds.forOne) throw enough();
    const gone = new AbortController();
    const made = this.#bounds.turns.run(() => make(gone.signal), { signal: gone.signal });
    const making = { by, waiting: 0, gone, made };
    this.#making.set(key, making);
    made.then(
      (result) => {
        this.#kept.set(key, result);
        this.#forget(key, making);
      },
      () => this.#forget(key, making),
    );
    return making;
  }

  #wait(key: string, making: Making<Made>, signal: AbortSignal | undefined): Promise<Made> {
    making.waiting += 1;
    if (!signal) return making.made;
    return new Promise((resolve, reject) => {
      const leave = () => {
        making.waiting -= 1;
        if (making.waiting === 0) {
          // Requests from now on build it anew.
          this.#forget(key, making);
          making.gone.abort(left());
        }
        reject(left());
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      const settle = () => signal.removeEventListener('abort', leave);
      making.made.then(resolve, reject).finally(settle);
    });
  }

  #forget(key: string, making: Making<Made>): void {
    if (this.#making.get(key) === making) this.#making.delete(key);
  }
}
