import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { listPublications } from '../../../../api/bank/list.ts';
import { kindTitle } from '../../../../api/bank/words.ts';
import { config } from '../../../../api/config.ts';
import { notFound } from '../../../../api/http/problem.ts';
import { topicFileOf, topicOf, topicTitle } from '../../../../api/topics/files.ts';

/** The newest materials and practices of one topic. */
export const GET: APIRoute = async ({ locals, params }) => {
  const name = topicOf(params.slug ?? '');
  if (!name) throw notFound('Такой темы нет. Все темы есть на странице /topics.');
  locals.keep = ['publications'];
  const chosen = { [name.facet]: [name.code] };
  const [materials, practices] = await Promise.all([
    listPublications({ collection: 'material', chosen, limit: 30 }),
    listPublications({ collection: 'practice', chosen, limit: 30 }),
  ]);
  const newest = [...materials.items, ...practices.items]
    .sort((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime())
    .slice(0, 30);
  return rss({
    title: `Опора: ${topicTitle(name)}`,
    description: topicFileOf(name).lead,
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
