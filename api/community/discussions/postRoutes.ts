import { z } from 'zod';
import { listQuery, noContent, ok, route } from '../../platform/http/index.ts';
import { editsShape, postShape } from './answers.ts';
import { editPost, listEdits } from './editing.ts';
import { deletePost, restorePost } from './erasing.ts';
import { editInput, reasonInput } from './input.ts';
import { readPost } from './post.ts';
import { postUrl } from './posts.ts';
import { previewInput, previewPost } from './preview.ts';

const readers = ['by visibility: guest, signed-in or member', 'methodist'];

export const postRoutes = [
  route({
    method: 'GET',
    path: '/posts/:id',
    summary: 'Сообщение с его Markdown',
    access: readers,
    answers: {
      200: z.object({
        id: z.string(),
        thread: z.string(),
        number: z.number(),
        url: z.string(),
        body: z.string(),
        html: z.string(),
        version: z.number(),
      }),
    },
    async handle({ actor, params }) {
      const { post, thread } = await readPost(actor, params.id);
      const { id, number, body, html, version } = post;
      return ok({ id, thread: thread.id, number, url: postUrl(thread.id, number), body, html, version });
    },
  }),
  route({
    method: 'PUT',
    path: '/posts/:id',
    summary: 'Изменить своё сообщение',
    access: ['author'],
    body: editInput,
    answers: { 200: postShape.pick({ id: true, number: true, html: true, version: true, editedAt: true, url: true }) },
    handle: async ({ actor, params, body }) => ok(await editPost(actor, params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/posts/:id',
    summary: 'Удалить сообщение: номер и след остаются; ведущий пишет причину',
    access: ['author', 'deputy', 'head', 'methodist'],
    body: reasonInput,
    answers: { 204: z.null() },
    async handle({ actor, params, body }) {
      await deletePost(actor, params.id, body);
      return noContent();
    },
  }),
  route({
    method: 'POST',
    path: '/posts/:id/restoration',
    summary: 'Вернуть удалённое сообщение',
    access: ['who took it away', 'deputy', 'head', 'methodist'],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await restorePost(actor, params.id);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/posts/:id/edits',
    summary: 'Что сообщение говорило до каждой правки',
    access: readers,
    query: listQuery,
    answers: { 200: editsShape },
    async handle({ actor, params, query }) {
      const { items, next } = await listEdits(actor, params.id, query);
      return ok({ items, next });
    },
  }),
  route({
    method: 'POST',
    path: '/markdown',
    summary:
      'Показать, как будет выглядеть текст; с place (как у черновика) — и кто из названных не узнает. Ничего не сохраняется',
    access: ['signed-in'],
    body: previewInput,
    answers: {
      200: z.object({
        html: z.string(),
        unnotified: z.array(z.object({ name: z.string(), why: z.enum(['cannot-read', 'muted']) })),
        warning: z.string(),
      }),
    },
    handle: async ({ actor, body }) => ok(await previewPost(actor, body)),
  }),
];
