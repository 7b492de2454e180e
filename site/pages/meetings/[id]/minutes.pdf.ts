import type { APIRoute } from 'astro';
import { minutesPaper } from '../../../../api/community/meetings/index.ts';
import { paperAsPdf } from '../../../../api/platform/papers/index.ts';
import { askerOf } from '../../../server/asker.ts';
import { paperAnswer } from '../../../server/fileAnswer.ts';

/** The minutes as a tagged PDF. */
export const GET: APIRoute = async (context) =>
  paperAnswer(await paperAsPdf(await minutesPaper(context.locals.actor, context.params.id ?? ''), askerOf(context)));
