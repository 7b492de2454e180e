import { z } from 'zod';
import { listOf, listQuery, moment, noContent, ok, route } from '../../platform/http/index.ts';
import { line } from '../../platform/russian/shared/russian.ts';
import { deleteDraft, draftInput, listDrafts, readDraft, saveDraft } from './drafts.ts';
import { peopleOfPlace, peopleOfThread, peopleQuery, placePeopleQuery } from './people.ts';
import { similarThreads } from './similar.ts';

const readers = ['by visibility: guest, signed-in or member', 'methodist'];
const draftShape = z.object({
  place: z.string(),
  title: z.string(),
  body: z.string(),
  version: z.number(),
  updatedAt: moment.nullable(),
});
const peopleShape = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), school: z.string().nullable(), markdown: z.string() })),
  next: z.null(),
});

/** Helpers of the composer. Registered before `/threads/:id`, whose pattern matches these addresses too. */
export const composerRoutes = [
  route({
    method: 'GET',
    path: '/threads/similar',
    summary: 'До пяти видимых вам обсуждений, заголовки которых похожи на новый',
    access: readers,
    query: z.object({ title: line(200, 0).default('') }),
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            id: z.string(),
            url: z.string(),
            title: z.string(),
            postCount: z.number(),
            solved: z.boolean(),
            association: z.string().nullable(),
          }),
        ),
        next: z.null(),
      }),
    },
    handle: async ({ actor, query }) => ok({ items: await similarThreads(actor, query.title), next: null }),
  }),
  route({
    method: 'GET',
    path: '/threads/people',
    summary:
      'До десяти людей, которые прочтут новое обсуждение: association=, material= или practice=, q= начало имени',
    access: ['signed-in by visibility'],
    query: placePeopleQuery,
    answers: { 200: peopleShape },
    handle: async ({ actor, query }) => ok({ items: await peopleOfPlace(actor, query), next: null }),
  }),
  route({
    method: 'GET',
    path: '/threads/:id/people',
    summary: 'До десяти людей, которые видят обсуждение: q= начало имени; без него — кто говорил последним',
    access: ['signed-in by visibility'],
    query: peopleQuery,
    answers: { 200: peopleShape },
    handle: async ({ actor, params, query }) =>
      ok({ items: await peopleOfThread(actor, params.id, query), next: null }),
  }),
  route({
    method: 'GET',
    path: '/drafts',
    summary: 'Свои черновики сообщений',
    access: ['signed-in'],
    query: listQuery,
    answers: { 200: listOf(draftShape.extend({ what: z.string(), url: z.string() })) },
    handle: async ({ actor, query }) => ok(await listDrafts(actor, query)),
  }),
  route({
    method: 'GET',
    path: '/drafts/:place',
    summary: 'Черновик места: thread:ID, edit:СООБЩЕНИЕ, new:association:ID … Версия 0 — его нет',
    access: ['signed-in by visibility'],
    answers: { 200: draftShape },
    handle: async ({ actor, params }) => ok(await readDraft(actor, params.place)),
  }),
  route({
    method: 'PUT',
    path: '/drafts/:place',
    summary: 'Сохранить черновик поверх прочитанной версии; пустой текст его убирает',
    access: ['signed-in by visibility'],
    body: draftInput,
    answers: { 200: draftShape },
    handle: async ({ actor, params, body }) => ok(await saveDraft(actor, params.place, body)),
  }),
  route({
    method: 'DELETE',
    path: '/drafts/:place',
    summary: 'Убрать свой черновик',
    access: ['signed-in'],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await deleteDraft(actor, params.place);
      return noContent();
    },
  }),
];
