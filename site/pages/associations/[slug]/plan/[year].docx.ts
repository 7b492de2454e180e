import type { APIRoute } from 'astro';
import { planPaper } from '../../../../../api/associations/planPaper.ts';
import { paperAsWord } from '../../../../../api/papers/making.ts';
import { askerOf } from '../../../../lib/asker.ts';
import { paperAnswer } from '../../../../lib/fileAnswer.ts';

/** The work plan of a school year as a Word file. */
export const GET: APIRoute = async (context) =>
  paperAnswer(
    await paperAsWord(
      await planPaper(context.locals.actor, context.params.slug ?? '', context.params.year),
      askerOf(context),
    ),
  );
