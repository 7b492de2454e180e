import { z } from 'zod';
import { created, noContent, ok, route } from '../../platform/http/index.ts';
import { addTemplate, editTemplate, listTemplates, removeTemplate, templateInput } from './templates.ts';

const shape = z.object({ id: z.string(), title: z.string(), body: z.string() });
const managers = ['head', 'methodist'];

export const templateRoutes = [
  route({
    method: 'GET',
    path: '/associations/:id/templates',
    summary: 'Шаблоны новых обсуждений объединения',
    access: ['by visibility: guest, signed-in or member', 'methodist'],
    answers: { 200: z.object({ items: z.array(shape), next: z.null() }) },
    handle: async ({ actor, params }) => ok({ items: await listTemplates(actor, params.id), next: null }),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/templates',
    summary: 'Добавить шаблон (до десяти)',
    access: managers,
    body: templateInput,
    answers: { 201: shape },
    handle: async ({ actor, params, body }) => created(await addTemplate(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/associations/:id/templates/:template',
    summary: 'Изменить шаблон',
    access: managers,
    body: templateInput,
    answers: { 200: shape },
    handle: async ({ actor, params, body }) => ok(await editTemplate(actor, params.id, params.template, body)),
  }),
  route({
    method: 'DELETE',
    path: '/associations/:id/templates/:template',
    summary: 'Убрать шаблон',
    access: managers,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeTemplate(actor, params.id, params.template);
      return noContent();
    },
  }),
];
