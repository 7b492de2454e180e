import type { APIRoute } from 'astro';
import { publicationAsWord } from '../../../../api/bank/wordFiles.ts';
import { askerOf } from '../../../lib/asker.ts';
import { wordAnswer } from '../../../lib/wordAnswer.ts';

export const GET: APIRoute = async (context) =>
  wordAnswer(await publicationAsWord(context.locals.actor, 'material', String(context.params.slug), askerOf(context)));
