import type { APIRoute } from 'astro';
import { formAsWord } from '../../../../../api/bank/wordFiles.ts';
import { wordAnswer } from '../../../../lib/wordAnswer.ts';

export const GET: APIRoute = async ({ locals, params }) =>
  wordAnswer(await formAsWord(locals.actor, 'practice', String(params.slug), Number(params.number)));
