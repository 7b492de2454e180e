/**
 * Delays callers after too many failures instead of refusing them: a guesser gets slow, a person waits for a moment.
 * The delay doubles with every ten failures; a bounded number may wait for one key.
 */
export class SlowLane {
  readonly #waiting = new Map<string, number>();
  readonly #most: number;
  readonly #longest: number;

  /** @param longest the longest wait, in milliseconds */
  constructor(most: number, longest: number) {
    this.#most = most;
    this.#longest = longest;
  }

  /** The delay of the `excess`-th attempt over the free ones, in milliseconds. */
  delay = (excess: number): number => Math.min(this.#longest, 500 * 2 ** Math.floor(excess / 10));

  /** Waits out the delay. @returns false, at once, when too many wait already */
  async pass(key: string, excess: number): Promise<boolean> {
    const waiting = this.#waiting.get(key) ?? 0;
    if (waiting >= this.#most) return false;
    this.#waiting.set(key, waiting + 1);
    await new Promise((resolve) => setTimeout(resolve, this.delay(excess)));
    const left = (this.#waiting.get(key) ?? 1) - 1;
    if (left === 0) this.#waiting.delete(key);
    else this.#waiting.set(key, left);
    return true;
  }
}
