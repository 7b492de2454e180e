import type { APIRoute } from 'astro';
import { topicFileOf, topicOf, topicTitle, topicUrl } from '../../../../api/discovery/topics/index.ts';
import { notFound } from '../../../../api/platform/problem/index.ts';
import { feedOf } from '../../../server/feed.ts';

/** The newest materials and practices of one topic. */
export const GET: APIRoute = ({ locals, params }) => {
  const name = topicOf(params.slug ?? '');
  if (!name) throw notFound('Такой темы нет. Все темы есть на странице /topics.');
  locals.keep = ['publications'];
  return feedOf({
    title: `Опора: ${topicTitle(name)}`,
    description: topicFileOf(name).lead,
    page: topicUrl(name),
    path: `${topicUrl(name)}/rss.xml`,
    chosen: { [name.facet]: [name.code] },
    most: 30,
  });
};
