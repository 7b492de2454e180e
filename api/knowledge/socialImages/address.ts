import { createHash } from 'node:crypto';

interface Shared {
  id: string;
  collection: 'material' | 'practice';
  source: 'file' | 'database';
  slug: string;
  title: string;
  kind: string;
}

/**
 * The path of the picture that messengers show beside a link to a publication. One from the database has another address
 * when its title changes: messengers keep what they have fetched once.
 */
export function pictureUrl({ id, collection, source, slug, title, kind }: Shared): string {
  if (source === 'file') return `/share/${collection === 'material' ? 'bank' : 'practices'}/${slug}.png`;
  const mark = createHash('sha256').update(`${kind}\n${title}`).digest('hex').slice(0, 8);
  return `/share/published/${id}-${mark}.png`;
}

/** The picture of the whole site, in place of one that is not drawn yet. */
export const commonPicture = '/og.png';
