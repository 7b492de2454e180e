import type { APIRoute } from 'astro';
import { config } from '../../api/platform/config/index.ts';

export const GET: APIRoute = ({ locals }) => {
  locals.keep = [];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${config.siteUrl}/sitemap-0.xml</loc></sitemap></sitemapindex>
`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
