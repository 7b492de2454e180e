import type { APIRoute } from 'astro';
import { unmetQuery, unmetTable } from '../../../api/discovery/zeroResults/index.ts';
import { parse } from '../../../api/platform/problem/index.ts';
import { filled } from '../../server/listAddress.ts';

/** What was not found, filtered as on the page, as a table for Excel. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { cursor: _cursor, limit: _limit, ...asked } = filled(url.searchParams);
  return new Response(await unmetTable(locals.actor, parse(unmetQuery, asked)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="unmet.csv"; filename*=UTF-8''${encodeURIComponent('Чего не нашли.csv')}`,
      'Cache-Control': 'private, no-store',
    },
  });
};
