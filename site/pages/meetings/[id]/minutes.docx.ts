import type { APIRoute } from 'astro';
import { minutesPaper } from '../../../../api/community/meetings/index.ts';
import { paperAsWord } from '../../../../api/platform/papers/index.ts';
import { askerOf } from '../../../server/asker.ts';
import { paperAnswer } from '../../../server/fileAnswer.ts';

/** The minutes as a Word file, ready to sign. */
export const GET: APIRoute = async (context) =>
  paperAnswer(await paperAsWord(await minutesPaper(context.locals.actor, context.params.id ?? ''), askerOf(context)));
