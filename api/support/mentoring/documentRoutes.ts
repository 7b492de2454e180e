import { z } from 'zod';
import { created, moment, noContent, ok, readForm, route } from '../../platform/http/index.ts';
import { addDocument, listDocuments, removeDocument } from './documents.ts';

const access = ['mentor', 'mentee', 'coordinator', 'school_admin of either school'];
const shape = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number(), url: z.string() });

/** Papers of a pair. Mounted before the routes that match an entry by its kind. */
export const pairDocumentRoutes = [
  route({
    method: 'GET',
    path: '/pairs/:id/documents',
    summary: 'Документы пары',
    access: [...access, 'methodist', 'controller'],
    answers: {
      200: z.object({
        items: z.array(shape.extend({ createdAt: moment, by: z.object({ id: z.string(), name: z.string() }) })),
      }),
    },
    handle: async ({ actor, params }) => ok({ items: await listDocuments(actor, params.id) }),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/documents',
    summary: 'Добавить документ: multipart/form-data, поле file, до 20 МБ',
    access,
    answers: { 201: shape },
    handle: async ({ actor, params, context }) =>
      created(await addDocument(actor, params.id, () => readForm(context.req.raw))),
  }),
  route({
    method: 'DELETE',
    path: '/pairs/:id/documents/:file',
    summary: 'Убрать документ (тому, кто его добавил, и координатору)',
    access: ['owner', 'coordinator'],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeDocument(actor, params.id, params.file);
      return noContent();
    },
  }),
];
