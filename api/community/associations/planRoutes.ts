import { z } from 'zod';
import { meetingStates } from '../../../db/schema/meetings.ts';
import { created, listOf, listQuery, moment, noContent, ok, readForm, route } from '../../platform/http/index.ts';
import { personShape } from './answers.ts';
import { listDocuments } from './documentList.ts';
import { addDocument, addVersion, removeDocument } from './documents.ts';
import { copyPlan, readPlan, savePlan } from './plan.ts';
import { addRow, changeRow, moveRow, removeRow } from './planRows.ts';
import { moveInput, planInput, rowChange, rowInput } from './workInput.ts';

const leaders = ['head', 'deputy', 'methodist'];
const readers = ['by visibility: guest, signed-in or member'];
const changed = z.object({ id: z.string(), version: z.number() });

const planShape = z.object({
  association: z.object({ id: z.string(), slug: z.string(), title: z.string(), url: z.string() }),
  year: z.number(),
  title: z.string(),
  url: z.string(),
  exists: z.boolean(),
  analysis: z.string(),
  version: z.number().nullable(),
  years: z.array(z.number()),
  rows: z.array(
    z.object({
      id: z.string(),
      due: z.string(),
      topic: z.string(),
      questions: z.string(),
      speakers: z.string(),
      result: z.string(),
      version: z.number(),
      meetings: z.array(z.object({ id: z.string(), startsAt: moment, state: z.enum(meetingStates), url: z.string() })),
    }),
  ),
  may: z.object({ edit: z.boolean() }),
});
const documentShape = z.object({
  id: z.string(),
  title: z.string(),
  updatedAt: moment,
  versions: z.array(
    z.object({
      number: z.number(),
      comment: z.string(),
      createdAt: moment,
      by: personShape,
      file: z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number(), url: z.string() }),
    }),
  ),
});
const versionShape = z.object({ id: z.string(), number: z.number() });

/** Work plan and documents of an association. */
export const planRoutes = [
  route({
    method: 'GET',
    path: '/associations/:id/plans/:year',
    summary: 'План работы на учебный год: 2026 значит 2026/27',
    access: readers,
    answers: { 200: planShape },
    handle: async ({ actor, params }) => ok(await readPlan(actor, params.id, params.year)),
  }),
  route({
    method: 'PUT',
    path: '/associations/:id/plans/:year',
    summary: 'Начать план или записать анализ прошлого года',
    access: leaders,
    body: planInput,
    answers: { 200: z.object({ year: z.number(), version: z.number() }) },
    handle: async ({ actor, params, body }) => ok(await savePlan(actor, params.id, params.year, body)),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/plans/:year/copy',
    summary: 'Начать план со строк прошлого года',
    access: leaders,
    answers: { 201: z.object({ year: z.number(), rows: z.number() }) },
    handle: async ({ actor, params }) => created(await copyPlan(actor, params.id, params.year)),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/plans/:year/rows',
    summary: 'Добавить строку плана',
    access: leaders,
    body: rowInput,
    answers: { 201: changed },
    handle: async ({ actor, params, body }) => created(await addRow(actor, params.id, params.year, body)),
  }),
  route({
    method: 'PUT',
    path: '/plan-rows/:id',
    summary: 'Изменить строку плана',
    access: leaders,
    body: rowChange,
    answers: { 200: changed },
    handle: async ({ actor, params, body }) => ok(await changeRow(actor, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/plan-rows/:id/position',
    summary: 'Поднять или опустить строку плана',
    access: leaders,
    body: moveInput,
    answers: { 200: z.object({ id: z.string(), place: z.number() }) },
    handle: async ({ actor, params, body }) => ok(await moveRow(actor, params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/plan-rows/:id',
    summary: 'Убрать строку плана',
    access: leaders,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeRow(actor, params.id);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/associations/:id/documents',
    summary: 'Документы объединения со всеми версиями',
    access: readers,
    query: listQuery,
    answers: { 200: listOf(documentShape) },
    handle: async ({ actor, params, query }) => ok(await listDocuments(actor, params.id, query)),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/documents',
    summary: 'Выложить документ: multipart/form-data, поля title, file, comment',
    access: leaders,
    answers: { 201: versionShape },
    handle: async ({ actor, params, context }) =>
      created(await addDocument(actor, params.id, () => readForm(context.req.raw))),
  }),
  route({
    method: 'POST',
    path: '/documents/:id/versions',
    summary: 'Выложить новую версию: multipart/form-data, поля file, comment',
    access: leaders,
    answers: { 201: versionShape },
    handle: async ({ actor, params, context }) =>
      created(await addVersion(actor, params.id, () => readForm(context.req.raw))),
  }),
  route({
    method: 'DELETE',
    path: '/documents/:id',
    summary: 'Убрать документ со всеми версиями',
    access: leaders,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeDocument(actor, params.id);
      return noContent();
    },
  }),
];
