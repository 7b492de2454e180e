import type { APIRoute } from 'astro';
import { parse } from '../../../api/platform/problem/index.ts';
import { pairsQuery, pairsTable } from '../../../api/support/mentoring/index.ts';
import { filled } from '../../server/listAddress.ts';

/** The centre's pairs, filtered and ordered as on the page, as a table for Excel. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { cursor: _cursor, ...asked } = filled(url.searchParams);
  return new Response(await pairsTable(locals.actor, parse(pairsQuery, asked)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="pairs.csv"; filename*=UTF-8''${encodeURIComponent('Пары школ.csv')}`,
      'Cache-Control': 'private, no-store',
    },
  });
};
