import type { APIRoute } from 'astro';
import { findByLink } from '../../../../../api/discovery/collections/index.ts';
import { askerOf } from '../../../../server/asker.ts';
import { qrAnswer } from '../../../../server/qrAnswer.ts';

export const GET: APIRoute = async (context) => {
  const secret = context.params.secret ?? '';
  await findByLink(context.locals.actor, secret);
  return qrAnswer(`/collections/shared/${secret}`, context.params.format, askerOf(context));
};
