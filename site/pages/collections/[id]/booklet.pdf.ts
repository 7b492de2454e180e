import type { APIRoute } from 'astro';
import { bookletOf, readCollection } from '../../../../api/discovery/collections/index.ts';
import { askerOf } from '../../../server/asker.ts';
import { paperAnswer } from '../../../server/fileAnswer.ts';

/** The collection as one booklet: a tagged PDF. */
export const GET: APIRoute = async (context) => {
  const collection = await readCollection(context.locals.actor, context.params.id ?? '');
  return paperAnswer(await bookletOf(collection, collection.url, askerOf(context)));
};
