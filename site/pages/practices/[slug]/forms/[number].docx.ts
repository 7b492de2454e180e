import type { APIRoute } from 'astro';
import { formAsWord } from '../../../../../api/bank/wordFiles.ts';
import { askerOf } from '../../../../lib/asker.ts';
import { wordAnswer } from '../../../../lib/wordAnswer.ts';

export const GET: APIRoute = async (context) =>
  wordAnswer(
    await formAsWord(
      context.locals.actor,
      'practice',
      String(context.params.slug),
      Number(context.params.number),
      askerOf(context),
    ),
  );
