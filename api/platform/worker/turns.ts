import { Problem } from '../problem/index.ts';

/** The queue is full and nothing was started: the caller can safely try again. */
export class Busy extends Problem {
  /** @param seconds the value of Retry-After */
  constructor(title: string, detail: string, seconds = 60) {
    super(503, title, detail, { extra: { retryAfter: seconds } });
  }
}

interface Bounds {
  /** How many run at once. */
  atOnce: number;
  /** How many may wait. */
  waiting: number;
  /** The message when the queue is full. */
  busy: () => Busy;
}

interface Asking {
  /** A caller that was aborted leaves the queue. */
  signal?: AbortSignal | undefined;
  /** Somebody waits for it: goes before background work. */
  first?: boolean;
}

/** Limits concurrency: a few expensive tasks run at once, a few more wait in order of arrival. */
export class Turns {
  readonly #bounds: Bounds;
  #running = 0;
  readonly #waiting: { first: boolean; begin(): void }[] = [];

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /** @throws Busy when the queue is full; the reason of `signal` when it is aborted before the work begins; what `work` throws */
  async run<Result>(work: () => Promise<Result>, { signal, first = false }: Asking = {}): Promise<Result> {
    signal?.throwIfAborted();
    if (this.#running < this.#bounds.atOnce) this.#running += 1;
    else await this.#turn(first, signal);
    try {
      signal?.throwIfAborted();
      return await work();
    } finally {
      // The slot is handed over, so that no later caller takes it in between.
      const next = this.#waiting.shift();
      if (next) next.begin();
      else this.#running -= 1;
    }
  }

  #turn(first: boolean, signal: AbortSignal | undefined): Promise<void> {
    const waiting = this.#waiting;
    if (waiting.length >= this.#bounds.waiting) throw this.#bounds.busy();
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(entry), 1);
        reject(signal?.reason);
      };
      const entry = {
        first,
        begin() {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      const behind = first ? waiting.findIndex((other) => !other.first) : -1;
      waiting.splice(behind < 0 ? waiting.length : behind, 0, entry);
    });
  }
}
