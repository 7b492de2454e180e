import type { APIRoute } from 'astro';
import { personalCalendar } from '../../../api/community/meetings/index.ts';
import { calendarAnswer } from '../../server/fileAnswer.ts';

/** A person's calendar behind its secret address; asked by programs, so no session is needed. */
export const GET: APIRoute = async ({ params, request }) =>
  calendarAnswer(await personalCalendar(params.secret ?? ''), request.headers.get('If-None-Match'));
