import type { APIRoute } from 'astro';
import { minutesPaper } from '../../../../api/meetings/minutesPaper.ts';
import { writeWord } from '../../../../api/papers/word.ts';
import { paperAnswer } from '../../../lib/fileAnswer.ts';

/** The minutes as a Word file, ready to sign. */
export const GET: APIRoute = async ({ locals, params }) =>
  paperAnswer(await writeWord(await minutesPaper(locals.actor, params.id ?? '')));
