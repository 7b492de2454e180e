import { z } from 'zod';
import { created, listOf, listQuery, moment, noContent, ok, route } from '../../platform/http/index.ts';
import { membershipShape } from './answers.ts';
import {
  answerAssociationInvitation,
  invitePerson,
  listAssociationInvitations,
  revokeAssociationInvitation,
} from './invitations.ts';
import { listLog } from './log.ts';
import { compareAssociations, overviewQuery, readStatistics } from './statistics.ts';
import { invitationAnswer, invitationInput } from './workInput.ts';

const leaders = ['head', 'deputy', 'methodist'];
const managers = ['head', 'methodist'];
const identified = z.object({ id: z.string() });

const activityShape = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  url: z.string(),
  members: z.number(),
  active30: z.number(),
  active90: z.number(),
  threads: z.number(),
  answers: z.number(),
  answeredWithinDay: z.number().nullable(),
  meetings: z.number(),
  attendance: z.number().nullable(),
  decisions: z.number(),
  decisionsDone: z.number(),
});

/** Invitations to an association, its statistics and its log. */
export const circleRoutes = [
  route({
    method: 'GET',
    path: '/associations/:id/invitations',
    summary: 'Приглашения, на которые ещё не ответили',
    access: managers,
    answers: { 200: listOf(z.object({ id: z.string(), email: z.string(), note: z.string(), createdAt: moment })) },
    handle: async ({ actor, params }) => ok(await listAssociationInvitations(actor, params.id)),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/invitations',
    summary: 'Пригласить человека в объединение',
    access: managers,
    body: invitationInput,
    answers: { 201: identified },
    handle: async ({ actor, params, body }) => created(await invitePerson(actor, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/invitations/answer',
    summary: 'Принять или отклонить приглашение',
    access: ['invited'],
    body: invitationAnswer,
    answers: { 200: membershipShape },
    handle: async ({ actor, params, body }) => ok(await answerAssociationInvitation(actor, params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/associations/:id/invitations/:userId',
    summary: 'Отозвать приглашение',
    access: managers,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await revokeAssociationInvitation(actor, params.id, params.userId);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/associations/:id/statistics',
    summary: 'Активность объединения',
    access: leaders,
    answers: { 200: activityShape.extend({ months: z.array(z.object({ month: z.string(), posts: z.number() })) }) },
    handle: async ({ actor, params }) => ok(await readStatistics(actor, params.id)),
  }),
  route({
    method: 'GET',
    path: '/statistics/associations',
    summary: 'Все объединения рядом: для центра и управления образования',
    access: ['methodist', 'controller'],
    query: overviewQuery,
    answers: { 200: listOf(activityShape) },
    handle: async ({ actor, query }) => ok(await compareAssociations(actor, query)),
  }),
  route({
    method: 'GET',
    path: '/associations/:id/log',
    summary: 'Журнал состава и настроек',
    access: managers,
    query: listQuery,
    answers: {
      200: listOf(
        z.object({
          id: z.string(),
          at: moment,
          action: z.string(),
          words: z.string(),
          by: z.string().nullable(),
          about: z.string().nullable(),
          detail: z.string(),
        }),
      ),
    },
    handle: async ({ actor, params, query }) => ok(await listLog(actor, params.id, query)),
  }),
];
