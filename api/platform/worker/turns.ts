import { Problem } from '../problem/index.ts';

/** So much waits already that nothing was begun: the same can be asked for again, and nothing is lost. */
export class Busy extends Problem {
  /** @param seconds after which it is worth asking again */
  constructor(title: string, detail: string, seconds = 60) {
    super(503, title, detail, { extra: { retryAfter: seconds } });
  }
}

interface Bounds {
  /** So many works run at once. */
  atOnce: number;
  /** So many more wait. */
  waiting: number;
  /** What the next one is told. */
  busy: () => Busy;
}

interface Asking {
  /** Who leaves the queue needs no turn any more. */
  signal?: AbortSignal | undefined;
  /** Somebody looks at the screen: goes before what is done behind an answer. */
  first?: boolean;
}

/** Lets a few costly works run at once and a few more wait, in the order in which they came. */
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
      // The place is handed over, so that nobody who came later slips in between.
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
