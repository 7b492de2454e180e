import type { APIRoute } from 'astro';
import { listSuggestions } from '../../api/discovery/siteSearch/index.ts';

/** What the search box suggests on every page: the same for everybody, so that browsers ask for it without their session. */
export const GET: APIRoute = async ({ locals }) => {
  locals.keep = ['publications', 'threads', 'associations'];
  return new Response(JSON.stringify(await listSuggestions()), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
