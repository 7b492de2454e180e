import { getCollection } from 'astro:content';
import { Readable } from 'node:stream';
import type { APIRoute } from 'astro';
import { SitemapStream, streamToPromise } from 'sitemap';
import { knownTags, openThreadAddresses } from '../../api/community/discussions/index.ts';
import { publicCollections } from '../../api/discovery/collections/index.ts';
import { startRoles, topicAddresses } from '../../api/discovery/topics/index.ts';
import { type PublicAddress, publicAddresses } from '../../api/knowledge/bank/index.ts';
import { config } from '../../api/platform/config/index.ts';

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
