import type { APIRoute } from 'astro';
import { findByLink } from '../../../../../api/collections/find.ts';
import { qrAnswer } from '../../../../lib/qrAnswer.ts';

export const GET: APIRoute = async ({ locals, params }) => {
  const secret = params.secret ?? '';
  await findByLink(locals.actor, secret);
  return qrAnswer(`/collections/shared/${secret}`, params.format);
};
