import type { APIRoute } from 'astro';
import { practiceAsWord } from '../../../../api/knowledge/practices/index.ts';
import { askerOf } from '../../../server/asker.ts';
import { wordAnswer } from '../../../server/wordAnswer.ts';

export const GET: APIRoute = async (context) =>
  wordAnswer(await practiceAsWord(context.locals.actor, String(context.params.slug), askerOf(context)));
