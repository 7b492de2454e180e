import type { APIRoute } from 'astro';
import { deliverFile } from '../../../../api/files/delivery.ts';

/** An uploaded file, for those who may read the thing it hangs on. */
export const GET: APIRoute = ({ locals, params, request, url }) =>
  deliverFile(locals.actor, params.id ?? '', request.headers.get('If-None-Match'), url.searchParams.has('small'));
