import { z } from 'zod';
import { created, noContent, ok, type Route, readForm, route } from '../../platform/http/index.ts';
import { attachToPublication, detachFromPublication, orderAttachments, restoreToPublication } from './attachments.ts';
import { enclosuresOf } from './enclosures.ts';
import { orderInput } from './input.ts';
import { readPublicationById } from './publication.ts';

export const fileShape = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  url: z.string(),
});
export const enclosureShape = fileShape.extend({
  read: z.enum(['waiting', 'read', 'empty', 'unreadable']).nullable(),
  pages: z.number().nullable(),
  beginning: z.string(),
  thumbnail: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
});
const listed = z.object({ items: z.array(enclosureShape), next: z.null() });
const keepers = ['methodist'];

/** Files of a material: readable as the material is, edited by methodists. */
export const attachmentRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/materials/:id/attachments',
    summary: 'Файлы материала: размер, страницы, первые строки',
    access: ['guest'],
    answers: { 200: listed },
    async handle({ actor, params }) {
      const publication = await readPublicationById(actor, params.id);
      return ok({ items: await enclosuresOf(actor, publication), next: null });
    },
  }),
  route({
    method: 'POST',
    path: '/materials/:id/attachments',
    summary: 'Приложить файл к материалу: multipart/form-data, поле file, до 20 МБ, до 10 файлов',
    access: keepers,
    answers: { 201: fileShape },
    handle: async ({ me, params, context }) =>
      created(await attachToPublication(me(), params.id, () => readForm(context.req.raw))),
  }),
  route({
    method: 'PUT',
    path: '/materials/:id/attachments',
    summary: 'Расставить файлы материала по порядку',
    access: keepers,
    body: orderInput,
    answers: { 200: z.object({ items: z.array(fileShape), next: z.null() }) },
    handle: async ({ me, params, body }) => ok({ items: await orderAttachments(me(), params.id, body), next: null }),
  }),
  route({
    method: 'DELETE',
    path: '/materials/:id/attachments/:file',
    summary: 'Убрать файл; сутки его можно вернуть',
    access: keepers,
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await detachFromPublication(me(), params.id, params.file);
      return noContent();
    },
  }),
  route({
    method: 'PUT',
    path: '/materials/:id/attachments/:file',
    summary: 'Вернуть файл, который убрали меньше суток назад',
    access: keepers,
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await restoreToPublication(me(), params.id, params.file);
      return noContent();
    },
  }),
];
