import type { APIRoute } from 'astro';
import { feedOf } from '../server/feed.ts';

/** The newest of the bank and of the practices in one feed. */
export const GET: APIRoute = ({ locals }) => {
  locals.keep = ['publications'];
  return feedOf({
    title: 'Опора: новое в банке и практиках',
    description: 'Материалы методического центра и практики школ',
    page: '/',
    path: '/rss.xml',
    most: 50,
  });
};
