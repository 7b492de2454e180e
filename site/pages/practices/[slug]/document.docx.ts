import type { APIRoute } from 'astro';
import { practiceAsWord } from '../../../../api/practices/word.ts';
import { askerOf } from '../../../lib/asker.ts';
import { wordAnswer } from '../../../lib/wordAnswer.ts';

export const GET: APIRoute = async (context) =>
  wordAnswer(await practiceAsWord(context.locals.actor, String(context.params.slug), askerOf(context)));
