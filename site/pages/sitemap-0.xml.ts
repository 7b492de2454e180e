import { getCollection } from 'astro:content';
import { Readable } from 'node:stream';
import type { APIRoute } from 'astro';
import { SitemapStream, streamToPromise } from 'sitemap';
import { type PublicAddress, publicAddresses } from '../../api/bank/addresses.ts';
import { publicCollections } from '../../api/collections/list.ts';
import { config } from '../../api/config.ts';
import { openThreadAddresses } from '../../api/discussions/addresses.ts';
import { knownTags } from '../../api/discussions/tags.ts';
import { topicAddresses } from '../../api/topics/changed.ts';
import { startRoles } from '../../api/topics/files.ts';

export const GET: APIRoute = async ({ locals }) => {
  locals.keep = ['publications', 'associations', 'schools', 'threads', 'collections'];
  const [published, collections, topics, threads, tags, help] = await Promise.all([
    publicAddresses(),
    publicCollections(),
    topicAddresses(),
    openThreadAddresses(),
    knownTags(null),
    getCollection('help'),
  ]);
  const plain = [
    '/topics',
    '/collections',
    ...startRoles.map((role) => `/topics/start/${role}`),
    '/mentors',
    '/threads',
    '/about',
    '/rules',
    '/privacy',
    '/help',
  ];
  const addresses: PublicAddress[] = [
    ...published,
    ...collections,
    ...topics,
    ...threads,
    ...[...plain, ...help.map(({ id }) => `/help/${id}`), ...tags.map((tag) => `/tags/${encodeURIComponent(tag)}`)].map(
      (url) => ({ url }),
    ),
  ];
  const entries = addresses.map(({ url, changedAt }) => ({
    url,
    ...(changedAt && { lastmod: changedAt.toISOString() }),
  }));
  const stream = new SitemapStream({
    hostname: config.siteUrl,
    xmlns: { news: false, xhtml: false, image: false, video: false },
  });
  const xml = await streamToPromise(Readable.from(entries).pipe(stream));
  return new Response(xml.toString(), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
