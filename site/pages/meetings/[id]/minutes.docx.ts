import type { APIRoute } from 'astro';
import { minutesPaper } from '../../../../api/meetings/minutesPaper.ts';
import { paperAsWord } from '../../../../api/papers/making.ts';
import { askerOf } from '../../../lib/asker.ts';
import { paperAnswer } from '../../../lib/fileAnswer.ts';

/** The minutes as a Word file, ready to sign. */
export const GET: APIRoute = async (context) =>
  paperAnswer(await paperAsWord(await minutesPaper(context.locals.actor, context.params.id ?? ''), askerOf(context)));
