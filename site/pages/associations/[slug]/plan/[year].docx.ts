import type { APIRoute } from 'astro';
import { planPaper } from '../../../../../api/community/associations/index.ts';
import { paperAsWord } from '../../../../../api/platform/papers/index.ts';
import { askerOf } from '../../../../server/asker.ts';
import { paperAnswer } from '../../../../server/fileAnswer.ts';

/** The work plan of a school year as a Word file. */
export const GET: APIRoute = async (context) =>
  paperAnswer(
    await paperAsWord(
      await planPaper(context.locals.actor, context.params.slug ?? '', context.params.year),
      askerOf(context),
    ),
  );
