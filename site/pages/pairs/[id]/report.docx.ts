import type { APIRoute } from 'astro';
import { reportPaper } from '../../../../api/mentoring/papers/report.ts';
import { paperAsWord } from '../../../../api/papers/making.ts';
import { askerOf } from '../../../lib/asker.ts';
import { wordAnswer } from '../../../lib/wordAnswer.ts';

/** The report of a pair as a Word file, for those who may see the pair. */
export const GET: APIRoute = async (context) =>
  wordAnswer(await paperAsWord(await reportPaper(context.locals.actor, context.params.id ?? ''), askerOf(context)));
