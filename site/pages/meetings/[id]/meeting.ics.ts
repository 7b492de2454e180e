import type { APIRoute } from 'astro';
import { meetingCalendar } from '../../../../api/community/meetings/index.ts';
import { calendarAnswer } from '../../../server/fileAnswer.ts';

/** One meeting for a calendar. */
export const GET: APIRoute = async ({ locals, params, request }) =>
  calendarAnswer(await meetingCalendar(locals.actor, params.id ?? ''), request.headers.get('If-None-Match'), 'meeting');
