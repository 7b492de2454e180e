import type { APIRoute } from 'astro';
import { formAsWord } from '../../../../../api/knowledge/bank/index.ts';
import { askerOf } from '../../../../server/asker.ts';
import { wordAnswer } from '../../../../server/wordAnswer.ts';

export const GET: APIRoute = async (context) =>
  wordAnswer(
    await formAsWord(
      context.locals.actor,
      'material',
      String(context.params.slug),
      Number(context.params.number),
      askerOf(context),
    ),
  );
