import type { APIRoute } from 'astro';
import { bookletOf } from '../../../../api/collections/booklet.ts';
import { readCollection } from '../../../../api/collections/collection.ts';
import { paperAnswer } from '../../../lib/fileAnswer.ts';

/** The collection as one booklet: a tagged PDF. */
export const GET: APIRoute = async ({ locals, params }) => {
  const collection = await readCollection(locals.actor, params.id ?? '');
  return paperAnswer(await bookletOf(collection, collection.url));
};
