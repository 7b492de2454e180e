import type { APIRoute } from 'astro';
import { publicationAsWord } from '../../../../api/bank/wordFiles.ts';
import { wordAnswer } from '../../../lib/wordAnswer.ts';

export const GET: APIRoute = async ({ locals, params }) =>
  wordAnswer(await publicationAsWord(locals.actor, 'practice', String(params.slug)));
