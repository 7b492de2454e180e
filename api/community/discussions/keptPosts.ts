import { LRUCache } from 'lru-cache';
import { onSignal } from '../../platform/signals/index.ts';
import type { Post } from './shownPost.ts';

/** A page of posts as one kind of reader sees it. Shared by all who ask: nobody changes it. */
export interface PostPage {
  readonly items: readonly Post[];
  /** The number to go on after. */
  readonly next: string | null;
}

/**
 * Pages of posts, kept by the discussion's revision, so that no change of it is ever missed, whoever made it. Names and
 * standings of authors are no part of the revision: events throw everything out, and a minute bounds what another process
 * changed.
 */
const pages = new LRUCache<string, PostPage>({
  maxSize: 24 * 1024 * 1024,
  sizeCalculation: ({ items }) => items.reduce((sum, { html }) => sum + 2 * html.length + 600, 200),
  ttl: 60_000,
});
onSignal(({ kind }) => {
  if (kind === 'person.changed' || kind === 'association.changed') pages.clear();
});

/** The page kept under this key, or the one that `make` reads. */
export async function keptPosts(key: string, make: () => Promise<PostPage>): Promise<PostPage> {
  const known = pages.get(key);
  if (known) return known;
  const made = await make();
  pages.set(key, made);
  return made;
}

const written = new WeakMap<PostPage, string>();

/** The page as JSON, written once. */
export function postsJson(page: PostPage, answer: (post: Post) => unknown): string {
  const known = written.get(page);
  if (known) return known;
  const json = JSON.stringify({ items: page.items.map(answer), next: page.next });
  written.set(page, json);
  return json;
}
