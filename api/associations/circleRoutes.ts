import { z } from 'zod';
import { placeStates } from '../../db/schema/associationWork.ts';
import { created, listOf, listQuery, noContent, ok, route } from '../http/route.ts';
import { decideAnnouncement, removeAnnouncement } from './announcementDecision.ts';
import { listAnnouncements } from './announcementList.ts';
import { announce } from './announcing.ts';
import { membershipShape, personShape } from './answers.ts';
import { addGroup, addToGroup, changeGroup, leaveGroup, listGroups, removeGroup } from './groups.ts';
import {
  answerAssociationInvitation,
  invitePerson,
  listAssociationInvitations,
  revokeAssociationInvitation,
} from './invitations.ts';
import { listLog } from './log.ts';
import { compareAssociations, overviewQuery, readStatistics } from './statistics.ts';
import { announcementInput, groupInput, invitationAnswer, invitationInput, placeDecision } from './workInput.ts';

const leaders = ['head', 'deputy', 'methodist'];
const managers = ['head', 'methodist'];
const readers = ['by visibility: guest, signed-in or member'];
const identified = z.object({ id: z.string() });
const placeShape = z.object({ association: z.string(), state: z.enum(placeStates) });

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

/** The people of an association: invitations, sub-groups, announcements; what it did, and who changed it. */
export const circleRoutes = [
  route({
    method: 'GET',
    path: '/associations/:id/invitations',
    summary: 'Приглашения, на которые ещё не ответили',
    access: managers,
    answers: { 200: listOf(z.object({ id: z.string(), name: z.string(), note: z.string(), createdAt: z.string() })) },
    handle: async ({ actor, params }) => ok(await listAssociationInvitations(actor, params.id as string)),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/invitations',
    summary: 'Пригласить человека в объединение',
    access: managers,
    body: invitationInput,
    answers: { 201: identified },
    handle: async ({ actor, params, body }) => created(await invitePerson(actor, params.id as string, body)),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/invitations/answer',
    summary: 'Принять или отклонить приглашение',
    access: ['invited'],
    body: invitationAnswer,
    answers: { 200: membershipShape },
    handle: async ({ actor, params, body }) => ok(await answerAssociationInvitation(actor, params.id as string, body)),
  }),
  route({
    method: 'DELETE',
    path: '/associations/:id/invitations/:userId',
    summary: 'Отозвать приглашение',
    access: managers,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await revokeAssociationInvitation(actor, params.id as string, params.userId as string);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/associations/:id/groups',
    summary: 'Подгруппы объединения',
    access: readers,
    answers: {
      200: listOf(
        z.object({
          id: z.string(),
          title: z.string(),
          purpose: z.string(),
          leader: personShape.nullable(),
          members: z.array(personShape),
        }),
      ),
    },
    handle: async ({ actor, params }) => ok(await listGroups(actor, params.id as string)),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/groups',
    summary: 'Создать подгруппу',
    access: leaders,
    body: groupInput,
    answers: { 201: identified },
    handle: async ({ actor, params, body }) => created(await addGroup(actor, params.id as string, body)),
  }),
  route({
    method: 'PUT',
    path: '/groups/:id',
    summary: 'Изменить подгруппу',
    access: leaders,
    body: groupInput,
    answers: { 200: identified },
    handle: async ({ actor, params, body }) => ok(await changeGroup(actor, params.id as string, body)),
  }),
  route({
    method: 'DELETE',
    path: '/groups/:id',
    summary: 'Закрыть подгруппу',
    access: leaders,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeGroup(actor, params.id as string);
      return noContent();
    },
  }),
  route({
    method: 'PUT',
    path: '/groups/:id/members/:userId',
    summary: 'Включить участника объединения в подгруппу',
    access: [...leaders, 'leader of the group'],
    answers: { 200: identified },
    handle: async ({ actor, params }) => ok(await addToGroup(actor, params.id as string, params.userId as string)),
  }),
  route({
    method: 'DELETE',
    path: '/groups/:id/members/:userId',
    summary: 'Исключить из подгруппы или выйти из неё',
    access: [...leaders, 'leader of the group', 'oneself'],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await leaveGroup(actor, params.id as string, params.userId as string);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/associations/:id/announcements',
    summary: 'Объявления объединения',
    access: readers,
    query: listQuery,
    answers: {
      200: listOf(
        z.object({
          id: z.string(),
          title: z.string(),
          html: z.string(),
          createdAt: z.string(),
          author: personShape,
          also: z.array(z.object({ title: z.string(), slug: z.string() })),
        }),
      ),
    },
    handle: async ({ actor, params, query }) => ok(await listAnnouncements(actor, params.id as string, query)),
  }),
  route({
    method: 'POST',
    path: '/announcements',
    summary: 'Объявить в одном или нескольких объединениях',
    access: leaders,
    body: announcementInput,
    answers: { 201: z.object({ id: z.string(), places: z.array(placeShape) }) },
    handle: async ({ actor, body }) => created(await announce(actor, body)),
  }),
  route({
    method: 'POST',
    path: '/announcements/:id/decision',
    summary: 'Показать чужое объявление в своём объединении или отказать',
    access: leaders,
    body: placeDecision,
    answers: { 200: placeShape },
    handle: async ({ actor, params, body }) => ok(await decideAnnouncement(actor, params.id as string, body)),
  }),
  route({
    method: 'DELETE',
    path: '/announcements/:id',
    summary: 'Снять объявление',
    access: ['author', ...leaders],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeAnnouncement(actor, params.id as string);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/associations/:id/statistics',
    summary: 'Активность объединения',
    access: leaders,
    answers: { 200: activityShape.extend({ months: z.array(z.object({ month: z.string(), posts: z.number() })) }) },
    handle: async ({ actor, params }) => ok(await readStatistics(actor, params.id as string)),
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
          at: z.string(),
          action: z.string(),
          words: z.string(),
          by: z.string().nullable(),
          about: z.string().nullable(),
          detail: z.string(),
        }),
      ),
    },
    handle: async ({ actor, params, query }) => ok(await listLog(actor, params.id as string, query)),
  }),
];
