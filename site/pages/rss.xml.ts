import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { listPublications } from '../../api/bank/list.ts';
import { kindTitle } from '../../api/bank/words.ts';
import { config } from '../../api/config.ts';

/** The newest of the bank and of the practices in one feed. */
export const GET: APIRoute = async ({ locals }) => {
  locals.keep = ['publications'];
  const [materials, practices] = await Promise.all([
    listPublications({ collection: 'material', limit: 40 }),
    listPublications({ collection: 'practice', limit: 40 }),
  ]);
  const newest = [...materials.items, ...practices.items]
    .sort((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime())
    .slice(0, 50);
  return rss({
    title: 'Опора: новое в банке и практиках',
    description: 'Материалы методического центра и практики школ',
    site: config.siteUrl,
    trailingSlash: false,
    customData: '<language>ru</language>',
    items: newest.map(({ title, summary, url, publishedAt, kind }) => ({
      title,
      description: summary,
      link: url,
      pubDate: publishedAt,
      categories: [kindTitle(kind)],
    })),
  });
};
