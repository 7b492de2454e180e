import type { APIRoute } from 'astro';
import { findCollection } from '../../../../api/collections/find.ts';
import { qrAnswer } from '../../../lib/qrAnswer.ts';

/** What a slide shows: the secret address where there is one and not everybody sees the collection, else its own. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { visibility, link, url } = await findCollection(locals.actor, params.id ?? '');
  return qrAnswer(visibility === 'public' ? url : (link ?? url), params.format);
};
