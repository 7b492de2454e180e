import type { APIRoute } from 'astro';
import { practiceAsWord } from '../../../../api/practices/word.ts';
import { wordAnswer } from '../../../lib/wordAnswer.ts';

export const GET: APIRoute = async ({ locals, params }) =>
  wordAnswer(await practiceAsWord(locals.actor, String(params.slug)));
