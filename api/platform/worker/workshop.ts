import { LRUCache } from 'lru-cache';
import { Problem } from '../problem/index.ts';
import type { Turns } from './turns.ts';

/** Who asks, as far as it matters to what is made for them. */
export interface Asker {
  /** The id of a person, the address of a guest. */
  who: string;
  /** Ends when they have left: the signal of their request. */
  signal: AbortSignal;
}

interface Making<Made> {
  by: string | undefined;
  /** How many wait for it. */
  waiting: number;
  gone: AbortController;
  made: Promise<Made>;
}

interface Bounds {
  /** The queue, which several workshops may share. */
  turns: Turns;
  /** Bytes of what was made that stay at hand. */
  keeps: number;
  /** So many different things are made for one person at once, so that one cannot fill the queue for all. */
  forOne: number;
}

/** What was made serves for so long; the key changes with the content, so this is only for the memory. */
const hour = 3_600_000;

const left = () =>
  new Problem(499, 'Запрос прерван', 'Файл больше никто не ждал. Нажмите ещё раз, и мы его подготовим.');
const enough = () =>
  new Problem(429, 'Слишком много файлов сразу', 'Дождитесь тех, что уже готовятся, и нажмите ещё раз.', {
    extra: { retryAfter: 30 },
  });

/**
 * Makes costly files: one for a key however many ask for it at once, in turn, kept for a while, and no longer than somebody
 * waits for it.
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
   * @param make called when its turn comes; its signal ends when nobody waits any more
   * @param asker left out where nobody can leave: by a test, by a job
   * @throws Busy (503) when too much waits; Problem 429 when this person asks for too many at once, 499 when they have left
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
