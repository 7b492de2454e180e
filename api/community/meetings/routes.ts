import { z } from 'zod';
import { placeStates } from '../../../db/schema/associations/work.ts';
import { answerCodes, meetingStates } from '../../../db/schema/meetings.ts';
import { created, listOf, ok, route } from '../../platform/http/index.ts';
import { meetingShape, peopleShape, rowShape } from './answers.ts';
import { answerInvitation, inviteNewcomers, markAttendance } from './attendance.ts';
import { callMeeting } from './calling.ts';
import { changeMeeting } from './changing.ts';
import { answerForAssociation, moveMeeting } from './course.ts';
import {
  agreementInput,
  answerInput,
  attendanceInput,
  callInput,
  changeInput,
  meetingsQuery,
  minutesInput,
  stateInput,
} from './input.ts';
import { listMeetings } from './list.ts';
import { readMeeting } from './meeting.ts';
import { writeMinutes } from './minutes.ts';

const leaders = ['head', 'deputy', 'methodist'];
const writers = [...leaders, 'secretary', 'chair'];
const changed = z.object({ id: z.string(), version: z.number() });

export const meetingRoutes = [
  route({
    method: 'GET',
    path: '/meetings',
    summary: 'Заседания объединения или, без него, те, на которые позвали вас',
    access: ['by visibility of the association', 'own: signed-in'],
    query: meetingsQuery,
    answers: { 200: listOf(rowShape) },
    handle: async ({ actor, query }) => ok(await listMeetings(actor, query)),
  }),
  route({
    method: 'GET',
    path: '/meetings/:id',
    summary: 'Заседание: повестка, приглашённые, итоги, открытые решения прошлых',
    access: ['by visibility of its associations', 'invited'],
    answers: { 200: meetingShape },
    handle: async ({ actor, params }) => ok(await readMeeting(actor, params.id)),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/meetings',
    summary: 'Назначить заседание, в том числе общее с другими объединениями',
    access: leaders,
    body: callInput,
    answers: { 201: z.object({ id: z.string(), url: z.string(), state: z.literal('planned') }) },
    handle: async ({ actor, params, body }) => created(await callMeeting(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/meetings/:id',
    summary: 'Изменить заседание и повестку',
    access: leaders,
    body: changeInput,
    answers: { 200: changed },
    handle: async ({ actor, params, body }) => ok(await changeMeeting(actor, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/meetings/:id/state',
    summary: 'Провести, отметить протокол подписанным, отменить или открыть снова',
    access: leaders,
    body: stateInput,
    answers: { 200: z.object({ state: z.enum(meetingStates) }) },
    handle: async ({ actor, params, body }) => ok(await moveMeeting(actor, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/meetings/:id/agreement',
    summary: 'Ответить за своё объединение на приглашение к общему заседанию',
    access: leaders,
    body: agreementInput,
    answers: { 200: z.object({ association: z.string(), state: z.enum(placeStates) }) },
    handle: async ({ actor, params, body }) => ok(await answerForAssociation(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/meetings/:id/answer',
    summary: 'Приду, возможно, не приду',
    access: ['invited', 'member'],
    body: answerInput,
    answers: { 200: z.object({ answer: z.enum(answerCodes) }) },
    handle: async ({ actor, params, body }) => ok(await answerInvitation(actor, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/meetings/:id/invitations',
    summary: 'Позвать тех, кто вступил после приглашений',
    access: leaders,
    answers: { 201: z.object({ added: z.number() }) },
    handle: async ({ actor, params }) => created(await inviteNewcomers(actor, params.id)),
  }),
  route({
    method: 'PUT',
    path: '/meetings/:id/attendance',
    summary: 'Отметить явку',
    access: writers,
    body: attendanceInput,
    answers: { 200: peopleShape },
    handle: async ({ actor, params, body }) => ok(await markAttendance(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/meetings/:id/minutes',
    summary: 'Номер, председатель, секретарь, слушали и выступили',
    access: writers,
    body: minutesInput,
    answers: { 200: changed },
    handle: async ({ actor, params, body }) => ok(await writeMinutes(actor, params.id, body)),
  }),
];
