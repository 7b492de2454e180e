import type { APIRoute } from 'astro';
import { agreementPaper } from '../../../../api/mentoring/papers/agreement.ts';
import { writeWord } from '../../../../api/papers/word.ts';
import { wordAnswer } from '../../../lib/wordAnswer.ts';

/** The agreement of a pair as a Word file, for those who may see the pair. */
export const GET: APIRoute = async ({ locals, params }) =>
  wordAnswer(await writeWord(await agreementPaper(locals.actor, params.id ?? '')));
