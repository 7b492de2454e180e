/** A file of the index of which only pieces are loaded: those that are wanted at one time in one request. */
import { lengthOf, MOST_SPANS, queryFor, type Span } from '../../../api/knowledge/search/shared/pieces.ts';
import type { ReadFile } from './types.ts';

interface Wanted extends Span {
  take(bytes: Uint8Array): void;
  fail(error: unknown): void;
}

export class Pack {
  readonly #path: string;
  readonly #bytes: number;
  readonly #read: ReadFile;
  #whole: Uint8Array | undefined;
  #wanted: Wanted[] = [];

  /** `bytes` is how many the whole file has. */
  constructor(path: string, bytes: number, read: ReadFile) {
    this.#path = path;
    this.#bytes = bytes;
    this.#read = read;
  }

  /** Fails when it cannot be loaded. */
  piece({ from, to }: Span): Promise<Uint8Array> {
    if (this.#whole) return Promise.resolve(this.#whole.subarray(from, to));
    return new Promise((take, fail) => {
      // All that one question asks for is known when its promises have come to rest, not earlier.
      if (this.#wanted.length === 0) setTimeout(() => this.#load());
      this.#wanted.push({ from, to, take, fail });
    });
  }

  #load(): void {
    const wanted = this.#wanted.sort((left, right) => left.from - right.from);
    this.#wanted = [];
    for (let from = 0; from < wanted.length; from += MOST_SPANS)
      void this.#bring(wanted.slice(from, from + MOST_SPANS));
  }

  async #bring(wanted: readonly Wanted[]): Promise<void> {
    try {
      const spans = joined(wanted);
      const bytes = await this.#read(this.#path + queryFor(spans), false);
      // A server that knows nothing of pieces sends the whole file.
      const whole = bytes.length === this.#bytes;
      if (whole) this.#whole = bytes;
      else if (bytes.length !== lengthOf(spans)) throw new RangeError(`${this.#path}: ${bytes.length} bytes came`);
      let before = 0;
      let end = 0;
      for (const { from, to, take } of wanted) {
        if (from >= end) before += from - end;
        end = Math.max(end, to);
        take(whole ? bytes.subarray(from, to) : bytes.subarray(from - before, to - before));
      }
    } catch (error) {
      for (const { fail } of wanted) fail(error);
    }
  }
}

/** Neighbours and pieces wanted twice as one span each. */
function joined(spans: readonly Span[]): Span[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of spans) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}
