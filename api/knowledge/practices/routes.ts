import './consentWatch.ts';
import { z } from 'zod';
import { accepted, created, listOf, listQuery, noContent, ok, readForm, route } from '../../platform/http/index.ts';
import { attachToPractice, detachFromPractice, practiceAttachments } from './attachments.ts';
import { removeCoauthor } from './authors.ts';
import { awaitedCoauthors, inviteCoauthor, withdrawInvitation } from './coauthors.ts';
import { archivePractice, decide } from './decision.ts';
import { coauthorInput, decisionInput, practiceChange, practiceInput } from './input.ts';
import { onePractice, ownPractices, publishedPractices } from './list.ts';
import { createPractice, savePractice } from './practice.ts';
import { reviewQueue } from './queue.ts';
import { adoptionRoutes, reviewRoutes } from './reviewRoutes.ts';
import {
  attachmentShape,
  awaitedShape,
  decidedShape,
  listedShape,
  practiceShape,
  savedShape,
  stateShape,
  submittedShape,
  waitingShape,
} from './shapes.ts';
import { reopenPractice, submitPractice, withdrawPractice } from './submission.ts';

const writers = ['author', 'co-author'];

const writingRoutes = [
  route({
    method: 'GET',
    path: '/practices',
    summary: 'Опубликованные практики; с mine=true — свои во всех состояниях',
    access: ['guest'],
    query: listQuery.extend({ mine: z.enum(['true', 'false'], { error: 'Здесь нужно true или false.' }).optional() }),
    answers: { 200: listOf(listedShape) },
    handle: async ({ query, me }) =>
      ok(query.mine === 'true' ? await ownPractices(me(), query) : await publishedPractices(query)),
  }),
  route({
    method: 'GET',
    path: '/practices/:id',
    summary: 'Практика: опубликованная — всем, остальные — авторам и, после отправки, методистам',
    access: ['guest'],
    answers: { 200: practiceShape },
    handle: async ({ actor, params }) => ok(await onePractice(actor, params.id)),
  }),
  route({
    method: 'POST',
    path: '/practices',
    summary: 'Начать практику',
    access: ['attached-to-school', 'methodist'],
    body: practiceInput,
    answers: { 201: savedShape },
    handle: async ({ me, body }) => created(await createPractice(me(), body)),
  }),
  route({
    method: 'PUT',
    path: '/practices/:id',
    summary: 'Сохранить практику поверх прочитанной версии',
    access: writers,
    body: practiceChange,
    answers: { 200: savedShape },
    handle: async ({ me, params, body }) => ok(await savePractice(me(), params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/practices/:id/submission',
    summary: 'Отправить практику на рассмотрение',
    access: ['author'],
    answers: { 200: submittedShape },
    handle: async ({ me, params }) => ok(await submitPractice(me(), params.id)),
  }),
  route({
    method: 'DELETE',
    path: '/practices/:id/submission',
    summary: 'Отозвать практику с рассмотрения в черновики',
    access: ['author'],
    answers: { 200: stateShape },
    handle: async ({ me, params }) => ok(await withdrawPractice(me(), params.id)),
  }),
  route({
    method: 'POST',
    path: '/practices/:id/decision',
    summary: 'Опубликовать, вернуть на доработку или отклонить',
    access: ['methodist (not author or co-author)'],
    body: decisionInput,
    answers: { 200: decidedShape },
    handle: async ({ me, params, body }) => ok(await decide(me(), params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/practices/:id/archive',
    summary: 'Снять практику с публикации',
    access: ['author', 'methodist'],
    answers: { 200: stateShape },
    handle: async ({ me, params }) => ok(await archivePractice(me(), params.id)),
  }),
  route({
    method: 'DELETE',
    path: '/practices/:id/archive',
    summary: 'Вернуть практику из архива в черновики',
    access: ['author'],
    answers: { 200: stateShape },
    handle: async ({ me, params }) => ok(await reopenPractice(me(), params.id)),
  }),
  route({
    method: 'POST',
    path: '/practices/:id/authors',
    summary: 'Позвать соавтора по почте или из людей своей школы: он станет им, когда согласится',
    access: ['author'],
    body: coauthorInput,
    answers: { 202: z.object({ waiting: z.array(awaitedShape) }) },
    handle: async ({ me, params, body }) => accepted({ waiting: await inviteCoauthor(me(), params.id, body) }),
  }),
  route({
    method: 'GET',
    path: '/practices/:id/invitations',
    summary: 'Кого позвали в соавторы и чьего согласия ждут',
    access: ['author'],
    answers: { 200: listOf(awaitedShape) },
    handle: async ({ insider, params }) => ok({ items: await awaitedCoauthors(insider(), params.id), next: null }),
  }),
  route({
    method: 'DELETE',
    path: '/practices/:id/invitations/:invitation',
    summary: 'Отозвать приглашение в соавторы',
    access: ['author'],
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await withdrawInvitation(me(), params.id, params.invitation);
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/practices/:id/authors/:person',
    summary: 'Убрать соавтора или выйти из соавторов',
    access: writers,
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await removeCoauthor(me(), params.id, params.person);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/practices/:id/attachments',
    summary: 'Файлы практики',
    access: ['guest'],
    answers: { 200: z.object({ items: z.array(attachmentShape), next: z.null() }) },
    handle: async ({ actor, params }) => ok({ items: await practiceAttachments(actor, params.id), next: null }),
  }),
  route({
    method: 'POST',
    path: '/practices/:id/attachments',
    summary: 'Приложить файл: multipart/form-data, поле file, до 20 МБ, до 10 файлов',
    access: writers,
    answers: { 201: attachmentShape },
    handle: async ({ me, params, context }) =>
      created(await attachToPractice(me(), params.id, () => readForm(context.req.raw))),
  }),
  route({
    method: 'DELETE',
    path: '/practices/:id/attachments/:file',
    summary: 'Убрать файл',
    access: writers,
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await detachFromPractice(me(), params.id, params.file);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/review',
    summary: 'Практики, которые ждут решения, дольше всех ждущие первыми',
    access: ['methodist'],
    query: listQuery,
    answers: { 200: listOf(waitingShape) },
    handle: async ({ me, query }) => ok(await reviewQueue(me(), query)),
  }),
];

export const practiceRoutes = [...writingRoutes, ...reviewRoutes, ...adoptionRoutes];
