import type { APIRoute } from 'astro';
import { findCollection } from '../../../../api/discovery/collections/index.ts';
import { askerOf } from '../../../server/asker.ts';
import { qrAnswer } from '../../../server/qrAnswer.ts';

/** What a slide shows: the secret address where there is one and not everybody sees the collection, else its own. */
export const GET: APIRoute = async (context) => {
  const { visibility, link, url } = await findCollection(context.locals.actor, context.params.id ?? '');
  return qrAnswer(visibility === 'public' ? url : (link ?? url), context.params.format, askerOf(context));
};
