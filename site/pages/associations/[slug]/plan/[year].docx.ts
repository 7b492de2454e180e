import type { APIRoute } from 'astro';
import { planPaper } from '../../../../../api/associations/planPaper.ts';
import { writeWord } from '../../../../../api/papers/word.ts';
import { paperAnswer } from '../../../../lib/fileAnswer.ts';

/** The work plan of a school year as a Word file. */
export const GET: APIRoute = async ({ locals, params }) =>
  paperAnswer(await writeWord(await planPaper(locals.actor, params.slug ?? '', params.year)));
