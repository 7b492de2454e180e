import rss from '@astrojs/rss';
import { type Card, kindTitle, listPublications } from '../../api/knowledge/bank/index.ts';
import { config } from '../../api/platform/config/index.ts';

interface Feed {
  title: string;
  description: string;
  /** The path of the page of the feed. */
  page: string;
  /** The feed's own path. */
  path: string;
  chosen?: Parameters<typeof listPublications>[0]['chosen'];
  most: number;
}

/** The newest materials and practices as RSS 2.0: all, or those of some facets. */
export async function feedOf({ title, description, page, path, chosen, most }: Feed): Promise<Response> {
  const wanted = { ...(chosen && { chosen }), limit: most };
  const [materials, practices] = await Promise.all([
    listPublications({ collection: 'material', ...wanted }),
    listPublications({ collection: 'practice', ...wanted }),
  ]);
  const newest: Card[] = [...materials.items, ...practices.items]
    .sort((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime())
    .slice(0, most);
  const answer = await rss({
    title,
    description,
    site: config.siteUrl + page,
    trailingSlash: false,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>ru</language><atom:link href="${config.siteUrl}${path}" rel="self" type="application/rss+xml"/>`,
    items: newest.map(({ title, summary, url, publishedAt, kind }) => ({
      title,
      description: summary,
      link: config.siteUrl + url,
      pubDate: publishedAt,
      categories: [kindTitle(kind)],
    })),
  });
  return new Response(answer.body, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
}
