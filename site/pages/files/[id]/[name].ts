import type { APIRoute } from 'astro';
import { deliverFile } from '../../../../api/platform/files/index.ts';

/** An uploaded file, or a part of it, for those who may read the thing it hangs on. What was uploaded never changes, so any `If-Range` holds. */
export const GET: APIRoute = ({ locals, params, request: { headers }, url }) =>
  deliverFile(
    locals.actor,
    params.id ?? '',
    headers.get('If-None-Match'),
    url.searchParams.has('small'),
    headers.get('Range'),
  );
