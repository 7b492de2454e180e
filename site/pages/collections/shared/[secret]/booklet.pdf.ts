import type { APIRoute } from 'astro';
import { bookletOf, readByLink } from '../../../../../api/discovery/collections/index.ts';
import { askerOf } from '../../../../server/asker.ts';
import { paperAnswer } from '../../../../server/fileAnswer.ts';

/** The same booklet for everyone who has the secret address. */
export const GET: APIRoute = async (context) => {
  const secret = context.params.secret ?? '';
  const collection = await readByLink(context.locals.actor, secret);
  return paperAnswer(await bookletOf(collection, `/collections/shared/${secret}`, askerOf(context)));
};
