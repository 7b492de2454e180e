import type { APIRoute } from 'astro';
import { bookletOf } from '../../../../../api/collections/booklet.ts';
import { readByLink } from '../../../../../api/collections/collection.ts';
import { paperAnswer } from '../../../../lib/fileAnswer.ts';

/** The same booklet for whoever has the secret address. */
export const GET: APIRoute = async ({ locals, params }) => {
  const secret = params.secret ?? '';
  return paperAnswer(await bookletOf(await readByLink(locals.actor, secret), `/collections/shared/${secret}`));
};
