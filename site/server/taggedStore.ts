import { LRUCache } from 'lru-cache';
import { type Event, onEvent } from '../../api/platform/signals/index.ts';

/** Something drawn. `tags` name what it was made of, `size` is in bytes. */
export interface Tagged {
  readonly tags: readonly string[];
  readonly size: number;
}

/** What a change touches; a page that shows any of it is thrown out. */
function tagsOf(event: Event): string[] {
  switch (event.kind) {
    case 'publication.changed':
      return ['publications', `${event.collection}:${event.slug}`];
    case 'publication.used':
      // Cards carry the counts of use too.
      return ['publications', `${event.collection}:${event.slug}`];
    case 'publications.related':
      return ['related'];
    case 'collection.changed':
      return ['collections', `collection:${event.collectionId}`];
    case 'thread.changed':
      return [
        'threads',
        `thread:${event.threadId}`,
        ...(event.publicationId ? [`about:${event.publicationId}`] : []),
        ...(event.associationId ? [`threads-of:${event.associationId}`] : []),
      ];
    case 'association.changed':
      return ['associations', `association:${event.associationId}`];
    case 'school.changed':
      return ['schools', `school:${event.schoolId}`];
    // The discussion that it grew out of links to it once it is published.
    case 'practice.changed':
      return [`outcome:${event.practiceId}`];
    case 'settings.changed':
      return ['settings'];
    // No guest sees a pair.
    case 'pair.changed':
    case 'person.changed':
    // Told beside `thread.changed`, which throws the pages out.
    case 'post.created':
    case 'post.changed':
    case 'notifications.changed':
      return [];
  }
}

/**
 * Pages kept in memory by what they are made of. Our own changes throw them out at once; a minute bounds how long another
 * process's change may stay unseen.
 */
export class TaggedStore<Kept extends Tagged> {
  /** Rises with every event. What changed while a page was drawn may be missing from it: such a page is shown once, not kept. */
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
    onEvent((event) => this.#hear(event));
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

  #hear(event: Event): void {
    // A bell stands on no page that is kept.
    if (event.kind === 'notifications.changed') return;
    this.changes += 1;
    // A name may stand on any page, and a withdrawn consent takes it off all of them at once.
    if (event.kind === 'person.changed') this.clear();
    for (const tag of tagsOf(event)) {
      for (const key of [...(this.#keysOf.get(tag) ?? [])]) this.#kept.delete(key);
      this.#keysOf.delete(tag);
    }
  }
}
