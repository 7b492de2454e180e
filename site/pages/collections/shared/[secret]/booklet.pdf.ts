import type { APIRoute } from 'astro';
import { bookletOf } from '../../../../../api/collections/booklet.ts';
import { readByLink } from '../../../../../api/collections/collection.ts';
import { askerOf } from '../../../../lib/asker.ts';
import { paperAnswer } from '../../../../lib/fileAnswer.ts';

/** The same booklet for whoever has the secret address. */
export const GET: APIRoute = async (context) => {
  const secret = context.params.secret ?? '';
  const collection = await readByLink(context.locals.actor, secret);
  return paperAnswer(await bookletOf(collection, `/collections/shared/${secret}`, askerOf(context)));
};
