import { z } from 'zod';
import { created, moment, noContent, ok, type Route, readForm, route } from '../../platform/http/index.ts';
import { draftFromImport, dropImport, type Import, importWord, readImport } from './import.ts';
import { draftInput } from './input.ts';

const importShape = z.object({
  id: z.string(),
  url: z.string(),
  fileName: z.string(),
  title: z.string(),
  markdown: z.string(),
  html: z.string(),
  pictures: z.number(),
  missed: z.array(z.string()),
  createdAt: moment,
});
const shown = ({ userId, ...row }: Import) => ({ ...row, url: `/materials/import/${row.id}` });

export const importRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/imports',
    summary:
      'Прочитать документ Word: multipart/form-data, поле file (.docx до 20 МБ). В ответе текст в Markdown и то, что перенести не удалось; ждёт сутки',
    access: ['methodist'],
    answers: { 201: importShape },
    handle: async ({ me, context }) => created(shown(await importWord(me(), () => readForm(context.req.raw)))),
  }),
  route({
    method: 'GET',
    path: '/imports/:id',
    summary: 'Прочитанный документ',
    access: ['author'],
    answers: { 200: importShape },
    handle: async ({ me, params }) => ok(shown(await readImport(me(), params.id))),
  }),
  route({
    method: 'POST',
    path: '/imports/:id/material',
    summary: 'Сделать из прочитанного документа черновик материала',
    access: ['author'],
    body: draftInput,
    answers: { 201: z.object({ id: z.string(), state: z.string(), url: z.string(), version: z.number() }) },
    handle: async ({ me, params, body }) => created(await draftFromImport(me(), params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/imports/:id',
    summary: 'Выбросить прочитанный документ',
    access: ['author'],
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await dropImport(me(), params.id);
      return noContent();
    },
  }),
];
