import { LRUCache } from 'lru-cache';
import { onSignal } from '../../platform/signals/index.ts';
import type { Post } from './shownPost.ts';

/** A page of posts as one class of readers sees it. Shared: never mutate it. */
export interface PostPage {
  readonly items: readonly Post[];
  /** The number to continue after. */
  readonly next: string | null;
}

/**
 * Pages of posts, cached by the revision of the discussion, so no change is missed, no matter who made it. Names and roles
 * of authors are not part of the revision: signals clear the whole cache, and changes made by another process show within
 * a minute.
 */
const pages = new LRUCache<string, PostPage>({
  maxSize: 24 * 1024 * 1024,
  sizeCalculation: ({ items }) => items.reduce((sum, { html }) => sum + 2 * html.length + 600, 200),
  ttl: 60_000,
});
onSignal(({ kind }) => {
  if (kind === 'person.changed' || kind === 'association.changed') pages.clear();
});

/** The cached page under this key, or the one that `make` reads. */
export async function keptPosts(key: string, make: () => Promise<PostPage>): Promise<PostPage> {
  const known = pages.get(key);
  if (known) return known;
  const made = await make();
  pages.set(key, made);
  return made;
}

const written = new WeakMap<PostPage, string>();

/** The page as JSON, serialised once. */
export function postsJson(page: PostPage, answer: (post: Post) => unknown): string {
  const known = written.get(page);
  if (known) return known;
  const json = JSON.stringify({ items: page.items.map(answer), next: page.next });
  written.set(page, json);
  return json;
}
