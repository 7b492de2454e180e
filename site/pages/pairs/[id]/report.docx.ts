import type { APIRoute } from 'astro';
import { reportPaper } from '../../../../api/mentoring/papers/report.ts';
import { writeWord } from '../../../../api/papers/word.ts';
import { wordAnswer } from '../../../lib/wordAnswer.ts';

/** The report of a pair as a Word file, for those who may see the pair. */
export const GET: APIRoute = async ({ locals, params }) =>
  wordAnswer(await writeWord(await reportPaper(locals.actor, params.id ?? '')));
