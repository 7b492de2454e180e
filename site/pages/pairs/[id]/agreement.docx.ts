import type { APIRoute } from 'astro';
import { paperAsWord } from '../../../../api/platform/papers/index.ts';
import { agreementPaper } from '../../../../api/support/mentoring/index.ts';
import { askerOf } from '../../../server/asker.ts';
import { wordAnswer } from '../../../server/wordAnswer.ts';

/** The agreement of a pair as a Word file, for those who may see the pair. */
export const GET: APIRoute = async (context) =>
  wordAnswer(await paperAsWord(await agreementPaper(context.locals.actor, context.params.id ?? ''), askerOf(context)));
