import { z } from 'zod';
import { created, listOf, listQuery, moment, noContent, ok, route } from '../../platform/http/index.ts';
import { pollShape } from './answers.ts';
import { dropBookmark, keepPost, listKeptPosts } from './bookmarks.ts';
import { bookmarkInput, solutionInput, voteInput } from './markInput.ts';
import { acceptAnswer, markOfficial, withdrawSolution } from './solution.ts';
import { listUseful, markUseful } from './useful.ts';
import { listVotes, vote, withdrawVote } from './voting.ts';

const readers = ['signed-in, by visibility', 'methodist'];
const voters = ['member', 'deputy', 'head', 'methodist', 'about a publication: signed-in'];
const solvers = ['author of the thread', 'deputy', 'head', 'methodist'];
const person = z.object({ id: z.string(), name: z.string() });
const usefulShape = z.object({ useful: z.number() });
const ownPollShape = pollShape.extend({ own: z.array(z.string()) });
const keptShape = z.object({
  post: z.string(),
  number: z.number(),
  title: z.string(),
  excerpt: z.string(),
  url: z.string(),
  note: z.string(),
  remindAt: moment.nullable(),
  remindedAt: moment.nullable(),
  createdAt: moment,
});

const usefulRoutes = [
  route({
    method: 'GET',
    path: '/posts/:id/useful',
    summary: 'Кто сказал «полезно» об этом сообщении',
    access: readers,
    query: listQuery,
    answers: { 200: listOf(person.extend({ at: moment })) },
    async handle({ actor, params, query }) {
      const { items, next } = await listUseful(actor, params.id, query);
      return ok({ items, next });
    },
  }),
  route({
    method: 'PUT',
    path: '/posts/:id/useful',
    summary: 'Сказать «полезно» о чужом сообщении',
    access: readers,
    answers: { 200: usefulShape },
    handle: async ({ actor, params }) => ok(await markUseful(actor, params.id, true)),
  }),
  route({
    method: 'DELETE',
    path: '/posts/:id/useful',
    summary: 'Взять «полезно» назад',
    access: readers,
    answers: { 200: usefulShape },
    handle: async ({ actor, params }) => ok(await markUseful(actor, params.id, false)),
  }),
];

const solutionRoutes = [
  route({
    method: 'PUT',
    path: '/threads/:id/solution',
    summary: 'Назвать ответ, который решил вопрос',
    access: solvers,
    body: solutionInput,
    answers: { 200: z.object({ post: z.string(), number: z.number(), url: z.string() }) },
    handle: async ({ actor, params, body }) => ok(await acceptAnswer(actor, params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/threads/:id/solution',
    summary: 'Снять отметку «решено»',
    access: solvers,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await withdrawSolution(actor, params.id);
      return noContent();
    },
  }),
  ...(['PUT', 'DELETE'] as const).map((method) =>
    route({
      method,
      path: '/posts/:id/official',
      summary: method === 'PUT' ? 'Отметить официальный ответ методического центра' : 'Снять эту отметку',
      access: ['methodist'],
      answers: { 204: z.null() },
      async handle({ actor, params }) {
        await markOfficial(actor, params.id, method === 'PUT');
        return noContent();
      },
    }),
  ),
];

const bookmarkRoutes = [
  route({
    method: 'GET',
    path: '/me/bookmarks/posts',
    summary: 'Ваши закладки в обсуждениях',
    access: ['signed-in'],
    query: listQuery,
    answers: { 200: listOf(keptShape) },
    handle: async ({ me, query }) => ok(await listKeptPosts(me(), query)),
  }),
  route({
    method: 'PUT',
    path: '/posts/:id/bookmark',
    summary: 'Положить сообщение в закладки; remindOn — день, когда напомнить (в 8:00 по Москве)',
    access: readers,
    body: bookmarkInput,
    answers: { 200: keptShape.pick({ post: true, note: true, remindAt: true }) },
    handle: async ({ actor, params, body }) => ok(await keepPost(actor, params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/posts/:id/bookmark',
    summary: 'Убрать закладку вместе с напоминанием',
    access: ['signed-in'],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await dropBookmark(actor, params.id);
      return noContent();
    },
  }),
];

const pollRoutes = [
  route({
    method: 'GET',
    path: '/polls/:id/votes',
    summary: 'Кто за что голосовал; в анонимном опросе — никому',
    access: readers,
    answers: {
      200: z.object({
        question: z.string(),
        options: z.array(z.object({ id: z.string(), title: z.string(), people: z.array(person) })),
      }),
    },
    async handle({ actor, params }) {
      const { question, options } = await listVotes(actor, params.id);
      return ok({ question, options });
    },
  }),
  route({
    method: 'POST',
    path: '/polls/:id/votes',
    summary: 'Проголосовать или изменить свой голос, пока опрос открыт',
    access: voters,
    body: voteInput,
    answers: { 201: ownPollShape },
    handle: async ({ actor, params, body }) => created(await vote(actor, params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/polls/:id/votes',
    summary: 'Взять свой голос назад, пока опрос открыт',
    access: voters,
    answers: { 200: ownPollShape },
    handle: async ({ actor, params }) => ok(await withdrawVote(actor, params.id)),
  }),
];

/** Marks on posts: «полезно», the solution, the official answer, bookmarks, polls. */
export const markRoutes = [...usefulRoutes, ...solutionRoutes, ...bookmarkRoutes, ...pollRoutes];
