import { z } from 'zod';
import { created, listOf, moment, noContent, ok, route } from '../../platform/http/index.ts';
import { roleShape } from '../accounts/index.ts';
import { invitationListInput, inviteList } from './invitationList.ts';
import {
  createInvitation,
  invitationInput,
  invitationsQuery,
  listInvitations,
  revokeInvitation,
} from './invitations.ts';

const access = ['school_admin', 'methodist', 'admin'];
const invitationShape = z.object({
  id: z.string(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: roleShape.nullable(),
  school: z.object({ id: z.string(), title: z.string() }).nullable(),
  createdAt: moment,
  expiresAt: moment,
});
const lineShape = z.object({ line: z.number(), name: z.string(), email: z.string(), error: z.string().nullable() });

export const invitationRoutes = [
  route({
    method: 'GET',
    path: '/invitations',
    summary: 'Приглашения, которых ещё не приняли',
    access,
    query: invitationsQuery,
    answers: { 200: listOf(invitationShape) },
    handle: async ({ me, query }) => ok(await listInvitations(me(), query)),
  }),
  route({
    method: 'POST',
    path: '/invitations',
    summary: 'Пригласить одного человека письмом с одноразовой ссылкой',
    access,
    body: invitationInput,
    answers: { 201: z.object({ id: z.string(), email: z.string(), sent: z.boolean() }) },
    handle: async ({ me, body }) => created(await createInvitation(me(), body)),
  }),
  route({
    method: 'POST',
    path: '/invitations/list',
    summary: 'Проверить список из Excel (send: false) или разослать по нему приглашения (send: true)',
    access,
    body: invitationListInput,
    answers: {
      200: z.object({
        lines: z.array(lineShape),
        sent: z.number(),
        missed: z.array(z.string()),
        waiting: z.array(z.string()),
      }),
    },
    handle: async ({ me, body }) => ok(await inviteList(me(), body)),
  }),
  route({
    method: 'DELETE',
    path: '/invitations/:id',
    summary: 'Отозвать приглашение',
    access,
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await revokeInvitation(me(), params.id);
      return noContent();
    },
  }),
];
