import type { APIRoute } from 'astro';
import { minutesPaper } from '../../../../api/meetings/minutesPaper.ts';
import { paperAsPdf } from '../../../../api/papers/making.ts';
import { askerOf } from '../../../lib/asker.ts';
import { paperAnswer } from '../../../lib/fileAnswer.ts';

/** The minutes as a tagged PDF. */
export const GET: APIRoute = async (context) =>
  paperAnswer(await paperAsPdf(await minutesPaper(context.locals.actor, context.params.id ?? ''), askerOf(context)));
