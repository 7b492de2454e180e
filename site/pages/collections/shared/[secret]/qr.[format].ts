import type { APIRoute } from 'astro';
import { findByLink } from '../../../../../api/collections/find.ts';
import { askerOf } from '../../../../lib/asker.ts';
import { qrAnswer } from '../../../../lib/qrAnswer.ts';

export const GET: APIRoute = async (context) => {
  const secret = context.params.secret ?? '';
  await findByLink(context.locals.actor, secret);
  return qrAnswer(`/collections/shared/${secret}`, context.params.format, askerOf(context));
};
