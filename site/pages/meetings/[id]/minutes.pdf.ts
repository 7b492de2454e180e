import type { APIRoute } from 'astro';
import { minutesPaper } from '../../../../api/meetings/minutesPaper.ts';
import { writePdf } from '../../../../api/papers/pdf.ts';
import { paperAnswer } from '../../../lib/fileAnswer.ts';

/** The minutes as a tagged PDF. */
export const GET: APIRoute = async ({ locals, params }) =>
  paperAnswer(await writePdf(await minutesPaper(locals.actor, params.id ?? '')));
