import type { APIRoute } from 'astro';
import { publicationAsWord } from '../../../../api/knowledge/bank/index.ts';
import { askerOf } from '../../../server/asker.ts';
import { wordAnswer } from '../../../server/wordAnswer.ts';

export const GET: APIRoute = async (context) =>
  wordAnswer(await publicationAsWord(context.locals.actor, 'material', String(context.params.slug), askerOf(context)));
