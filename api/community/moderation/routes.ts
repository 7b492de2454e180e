import { z } from 'zod';
import { caseDecisions } from '../../../db/schema/moderation.ts';
import { created, listOf, noContent, ok, route } from '../../platform/http/index.ts';
import { actsShape, caseShape, wholeCaseShape } from './answers.ts';
import { readCase } from './case.ts';
import { addNote, claimCase, releaseCase } from './claims.ts';
import { decideCase } from './decisions.ts';
import { flagPost } from './flags.ts';
import { actsQuery, casesQuery, decisionInput, flagInput, noteInput } from './input.ts';
import { listActs } from './log.ts';
import { listCases } from './queue.ts';

const moderators = ['methodist', 'head', 'deputy', "a pair's coordinator"];

export const moderationRoutes = [
  route({
    method: 'POST',
    path: '/posts/:id/flags',
    summary: 'Пожаловаться на чужое сообщение',
    access: ['signed-in who may read the post, never its author'],
    body: flagInput,
    answers: { 201: z.object({ id: z.string() }) },
    handle: async ({ actor, params, body }) => created(await flagPost(actor, params.id, body)),
  }),
  route({
    method: 'GET',
    path: '/moderation',
    summary: 'Случаи, которые ждут вашего решения (state=open), ваши (mine) или решённые (decided)',
    access: moderators,
    query: casesQuery,
    answers: { 200: listOf(caseShape) },
    handle: async ({ actor, query }) => ok(await listCases(actor, query)),
  }),
  route({
    method: 'GET',
    path: '/moderation/log',
    summary: 'Что сделали ведущие, кто и почему',
    access: moderators,
    query: actsQuery,
    answers: { 200: actsShape },
    handle: async ({ actor, query }) => ok(await listActs(actor, query)),
  }),
  route({
    method: 'GET',
    path: '/moderation/:id',
    summary: 'Случай с жалобами, заметками и прежними решениями об авторе',
    access: moderators,
    answers: { 200: wholeCaseShape },
    handle: async ({ actor, params }) => ok(await readCase(actor, params.id)),
  }),
  route({
    method: 'PUT',
    path: '/moderation/:id/claim',
    summary: 'Взять случай в работу',
    access: moderators,
    answers: { 200: caseShape.pick({ claimedBy: true }) },
    handle: async ({ actor, params }) => ok(await claimCase(actor, params.id)),
  }),
  route({
    method: 'DELETE',
    path: '/moderation/:id/claim',
    summary: 'Вернуть случай в очередь',
    access: moderators,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await releaseCase(actor, params.id);
      return noContent();
    },
  }),
  route({
    method: 'POST',
    path: '/moderation/:id/notes',
    summary: 'Заметка для других ведущих',
    access: moderators,
    body: noteInput,
    answers: { 201: z.object({ id: z.string() }) },
    handle: async ({ actor, params, body }) => created(await addNote(actor, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/moderation/:id/decision',
    summary: 'Решить: keep или hide по жалобе, approve или reject о том, что ждёт проверки',
    access: moderators,
    body: decisionInput,
    answers: { 200: z.object({ decision: z.enum(caseDecisions) }) },
    handle: async ({ actor, params, body }) => ok(await decideCase(actor, params.id, body)),
  }),
];
