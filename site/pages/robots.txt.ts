import type { APIRoute } from 'astro';
import { config } from '../../api/platform/config/index.ts';

/** Pages of one person and of the office say nothing to a search engine. */
const closed = [
  '/api/',
  '/me',
  '/admin',
  '/review',
  '/unmet',
  '/view',
  '/sign-in',
  '/practices/new',
  '/practices/mine',
];

export const GET: APIRoute = ({ locals }) => {
  locals.keep = [];
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${config.siteUrl}/sitemap-index.xml`,
    '',
  ];
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
