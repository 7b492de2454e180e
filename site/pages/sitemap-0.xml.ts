import { Readable } from 'node:stream';
import type { APIRoute } from 'astro';
import { SitemapStream, streamToPromise } from 'sitemap';
import { type PublicAddress, publicAddresses } from '../../api/bank/addresses.ts';
import { publicCollections } from '../../api/collections/list.ts';
import { config } from '../../api/config.ts';
import { startRoles, topicNames, topicUrl } from '../../api/topics/files.ts';

export const GET: APIRoute = async ({ locals }) => {
  locals.keep = ['publications', 'associations', 'schools', 'collections'];
  const topics = [
    '/topics',
    '/collections',
    ...startRoles.map((role) => `/topics/start/${role}`),
    ...topicNames.map((name) => topicUrl(name)),
  ];
  const addresses: PublicAddress[] = [
    ...(await publicAddresses()),
    ...(await publicCollections()),
    ...topics.map((url) => ({ url })),
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
