import { z } from 'zod';
import { created, listOf, noContent, ok, route, WrittenJson } from '../../platform/http/index.ts';
import { foundShape, postAnswer, postShape, threadRowShape, threadShape } from './answers.ts';
import { retitleThread } from './editing.ts';
import { deleteThread, restoreThread } from './erasing.ts';
import { newThreadInput, postInput, postsQuery, reasonInput, searchQuery, threadsQuery, titleInput } from './input.ts';
import { postsJson } from './keptPosts.ts';
import { listPosts } from './posts.ts';
import { searchDiscussions } from './search.ts';
import { readThread, threadUrl } from './thread.ts';
import { listThreads } from './threads.ts';
import { reply, startThread } from './writing.ts';

const readers = ['by visibility: guest, signed-in or member', 'methodist'];
const writers = ['member', 'deputy', 'head', 'methodist', 'about a publication: signed-in'];
const moderators = ['author', 'deputy', 'head', 'methodist'];

export const threadRoutes = [
  route({
    method: 'GET',
    path: '/threads',
    summary:
      'Обсуждения, которые видны вам; association=, publication=, tag= сужают список, list= и sort= выбирают его',
    access: readers,
    query: threadsQuery,
    answers: { 200: listOf(threadRowShape) },
    handle: async ({ actor, query }) => ok(await listThreads(actor, query)),
  }),
  route({
    method: 'POST',
    path: '/threads',
    summary: 'Начать обсуждение в объединении или о материале (практике)',
    access: writers,
    body: newThreadInput,
    answers: { 201: z.object({ id: z.string(), url: z.string(), held: z.boolean() }) },
    handle: async ({ actor, body, header }) => created(await startThread(actor, body, header('Idempotency-Key'))),
  }),
  route({
    method: 'GET',
    path: '/discussions/search',
    summary: 'Сообщения с этими словами в любой форме, из обсуждений, которые видны вам',
    access: readers,
    query: searchQuery,
    answers: { 200: listOf(foundShape) },
    handle: async ({ actor, query }) => ok(await searchDiscussions(actor, query)),
  }),
  route({
    method: 'GET',
    path: '/threads/:id',
    summary: 'Обсуждение с сообщениями по порядку',
    access: readers,
    query: postsQuery,
    answers: { 200: threadShape },
    async handle({ actor, params, query }) {
      const thread = await readThread(actor, params.id);
      const shown = await listPosts(actor, thread, { limit: query.limit, after: query.cursor ?? 0 });
      const { id, url, title, version, association, about, postCount, createdAt, lastPostAt } = thread;
      const place = association && { id: association.id, title: association.title, url: association.url };
      const solution = thread.acceptedPostId;
      const { closedAt, closeReason, pinnedUntil, slowSeconds, mergedIntoId } = thread;
      const mergedInto = mergedIntoId && threadUrl(mergedIntoId);
      const order = { closedAt, closeReason, pinnedUntil, slowSeconds, mergedInto };
      const times = { postCount, createdAt, lastPostAt };
      const head = { id, url, title, version, association: place, about, ...times, solution, ...order };
      const posts = postsJson(shown, (post) => postAnswer(id, post));
      return ok(new WrittenJson(`${JSON.stringify(head).slice(0, -1)},"posts":${posts}}`));
    },
  }),
  route({
    method: 'PUT',
    path: '/threads/:id',
    summary: 'Изменить заголовок обсуждения',
    access: moderators,
    body: titleInput,
    answers: { 200: z.object({ id: z.string(), url: z.string(), title: z.string(), version: z.number() }) },
    handle: async ({ actor, params, body }) => ok(await retitleThread(actor, params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/threads/:id',
    summary: 'Убрать обсуждение; ведущий пишет причину',
    access: [...moderators, 'author while nobody has answered'],
    body: reasonInput,
    answers: { 204: z.null() },
    async handle({ actor, params, body }) {
      await deleteThread(actor, params.id, body);
      return noContent();
    },
  }),
  route({
    method: 'POST',
    path: '/threads/:id/restoration',
    summary: 'Вернуть убранное обсуждение',
    access: ['who took it away', 'deputy', 'head', 'methodist'],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await restoreThread(actor, params.id);
      return noContent();
    },
  }),
  route({
    method: 'POST',
    path: '/threads/:id/posts',
    summary: 'Ответить; заголовок Idempotency-Key защищает от повтора',
    access: writers,
    body: postInput,
    answers: { 201: postShape.pick({ id: true, number: true, html: true, url: true, held: true }) },
    handle: async ({ actor, params, body, header }) =>
      created(await reply(actor, params.id, body, header('Idempotency-Key'))),
  }),
];
