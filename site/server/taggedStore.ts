import { LRUCache } from 'lru-cache';
import { capabilities } from '../../api/platform/capability/index.ts';
import { onSignal, type Signal } from '../../api/platform/signals/index.ts';

/** Something drawn. `tags` name what it was made of, `size` is in bytes. */
export interface Tagged {
  readonly tags: readonly string[];
  readonly size: number;
}

/** What a change touches; a page that shows any of it is thrown out. */
const tagsOf = (signal: Signal): string[] =>
  capabilities().flatMap(({ keptPages }) => {
    const tags = keptPages?.[signal.kind] as ((signal: Signal) => readonly string[]) | undefined;
    return tags?.(signal) ?? [];
  });

/**
 * Pages kept in memory by what they are made of. Our own changes throw them out at once; a minute bounds how long another
 * process's change may stay unseen.
 */
export class TaggedStore<Kept extends Tagged> {
  /** Rises with every signal. What changed while a page was drawn may be missing from it: such a page is shown once, not kept. */
  changes = 0;
  /** Which pages are made of a thing: looking through all of them at every answer that somebody writes would cost more than the answer. */
  readonly #keysOf = new Map<string, Set<string>>();
  readonly #kept: LRUCache<string, Kept>;

  constructor(bytes: number) {
    this.#kept = new LRUCache<string, Kept>({
      maxSize: bytes,
      sizeCalculation: ({ size }) => size + 500,
      ttl: 60_000,
      dispose: ({ tags }, key) => {
        for (const tag of tags) this.#keysOf.get(tag)?.delete(key);
      },
    });
    onSignal((signal) => this.#hear(signal));
  }

  get(key: string): Kept | undefined {
    return this.#kept.get(key);
  }

  /** Keeps a page that was begun when `changes` stood at `begunAt`. */
  keep(key: string, page: Kept, begunAt: number): void {
    if (this.changes !== begunAt) return;
    this.#kept.set(key, page);
    for (const tag of page.tags) {
      const keys = this.#keysOf.get(tag);
      if (keys) keys.add(key);
      else this.#keysOf.set(tag, new Set([key]));
    }
  }

  clear(): void {
    this.#kept.clear();
  }

  #hear(signal: Signal): void {
    // A bell stands on no page that is kept.
    if (signal.kind === 'notifications.changed') return;
    this.changes += 1;
    // A name may stand on any page, and a withdrawn consent takes it off all of them at once.
    if (signal.kind === 'person.changed') this.clear();
    for (const tag of tagsOf(signal)) {
      for (const key of [...(this.#keysOf.get(tag) ?? [])]) this.#kept.delete(key);
      this.#keysOf.delete(tag);
    }
  }
}
