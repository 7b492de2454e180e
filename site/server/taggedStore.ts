import { LRUCache } from 'lru-cache';
import { capabilities } from '../../api/platform/capability/index.ts';
import { onSignal, type Signal } from '../../api/platform/signals/index.ts';

/** A rendered page. `tags` name what it was made of, `size` is in bytes. */
export interface Tagged {
  readonly tags: readonly string[];
  readonly size: number;
}

/** The tags that a signal invalidates. */
const tagsOf = (signal: Signal): string[] =>
  capabilities().flatMap(({ keptPages }) => {
    const tags = keptPages?.[signal.kind] as ((signal: Signal) => readonly string[]) | undefined;
    return tags?.(signal) ?? [];
  });

/**
 * Pages cached in memory by tag. Our own changes invalidate them at once; changes by another process
 * show within a minute.
 */
export class TaggedStore<Kept extends Tagged> {
  /** Incremented with every signal. A page drawn during a change may lack it: it is shown once and not cached. */
  changes = 0;
  /** The pages by tag: scanning all of them on every post would cost more than the post. */
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

  /** Caches a page that was begun when `changes` was `begunAt`. */
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
    // No cached page has a bell.
    if (signal.kind === 'notifications.changed') return;
    this.changes += 1;
    // A name may be on any page, and a withdrawn consent removes it from all of them at once.
    if (signal.kind === 'person.changed') this.clear();
    for (const tag of tagsOf(signal)) {
      for (const key of [...(this.#keysOf.get(tag) ?? [])]) this.#kept.delete(key);
      this.#keysOf.delete(tag);
    }
  }
}
