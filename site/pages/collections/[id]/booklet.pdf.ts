import type { APIRoute } from 'astro';
import { bookletOf } from '../../../../api/collections/booklet.ts';
import { readCollection } from '../../../../api/collections/collection.ts';
import { askerOf } from '../../../lib/asker.ts';
import { paperAnswer } from '../../../lib/fileAnswer.ts';

/** The collection as one booklet: a tagged PDF. */
export const GET: APIRoute = async (context) => {
  const collection = await readCollection(context.locals.actor, context.params.id ?? '');
  return paperAnswer(await bookletOf(collection, collection.url, askerOf(context)));
};
