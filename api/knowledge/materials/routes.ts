import './words.ts';
import { z } from 'zod';
import { created, listOf, ok, type RouteRequest, route } from '../../platform/http/index.ts';
import { archiveMaterial, cancelPlanned, decideMaterial } from './decision.ts';
import { handBack } from './handBack.ts';
import { archiveInput, decisionInput, materialChange, materialInput, previewInput, sourceInput } from './input.ts';
import { listMaterials, materialsQuery } from './list.ts';
import { readMaterial, type Saved } from './material.ts';
import { previewBody } from './preview.ts';
import { materialReviewRoutes } from './reviewRoutes.ts';
import { decidedShape, listedShape, materialShape, savedShape, submittedShape } from './shapes.ts';
import { editFile } from './source.ts';
import { deleteMaterial, discardChanges, reviseMaterial, submitMaterial, withdrawMaterial } from './submission.ts';
import { createMaterial, saveMaterial } from './writing.ts';

const access = ['methodist'];

/** Steps that need nothing said: who, which, and where it leads. */
const steps = (
  [
    ['DELETE', 'submission', 'Отозвать материал с проверки: кто его писал', withdrawMaterial],
    ['POST', 'revision', 'Начать новую версию опубликованного или архивного материала', reviseMaterial],
    ['DELETE', 'revision', 'Отказаться от новой версии: вернуться к опубликованной', discardChanges],
    ['DELETE', 'plan', 'Отменить публикацию по плану', cancelPlanned],
    ['POST', 'hand-back', 'Вернуть опубликованный материал файлу, в котором те же или более новые слова', handBack],
  ] as const
).map(
  ([method, noun, summary, act]: readonly [
    'POST' | 'DELETE',
    string,
    string,
    (actor: ReturnType<RouteRequest['me']>, id: string) => Promise<Saved>,
  ]) =>
    route({
      method,
      path: `/material-drafts/:id/${noun}`,
      summary,
      access,
      answers: { 200: savedShape },
      handle: async ({ me, params }) => ok(await act(me(), params.id)),
    }),
);

export const materialRoutes = [
  route({
    method: 'GET',
    path: '/material-drafts',
    summary: 'Что пишут методисты, во всех состояниях; последние изменённые сверху',
    access,
    query: materialsQuery,
    answers: { 200: listOf(listedShape) },
    handle: async ({ me, query }) => ok(await listMaterials(me(), query)),
  }),
  route({
    method: 'POST',
    path: '/material-drafts',
    summary: 'Начать материал; обязательно только название',
    access,
    body: materialInput,
    answers: { 201: savedShape },
    handle: async ({ me, body }) => created(await createMaterial(me(), body)),
  }),
  route({
    method: 'POST',
    path: '/material-drafts/from-file',
    summary: 'Открыть для правки материал, который лежит в файле: черновик с его текстом и адресом',
    access,
    body: sourceInput,
    answers: { 201: savedShape },
    handle: async ({ me, body }) => created(await editFile(me(), body)),
  }),
  route({
    method: 'POST',
    path: '/material-drafts/preview',
    summary: 'Показать, как текст увидят читатели; ничего не сохраняется',
    access,
    body: previewInput,
    answers: { 200: z.object({ html: z.string() }) },
    handle: async ({ me, body }) => ok({ html: previewBody(me(), body).html }),
  }),
  route({
    method: 'GET',
    path: '/material-drafts/:id',
    summary: 'Материал в работе',
    access,
    answers: { 200: materialShape },
    handle: async ({ insider, params }) => ok(await readMaterial(insider(), params.id)),
  }),
  route({
    method: 'PUT',
    path: '/material-drafts/:id',
    summary: 'Сохранить материал поверх прочитанной версии',
    access,
    body: materialChange,
    answers: { 200: savedShape },
    handle: async ({ me, params, body }) => ok(await saveMaterial(me(), params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/material-drafts/:id',
    summary: 'Удалить свой черновик, который ещё не публиковали',
    access: ['author'],
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await deleteMaterial(me(), params.id);
      return { status: 204, body: null };
    },
  }),
  route({
    method: 'POST',
    path: '/material-drafts/:id/submission',
    summary: 'Отправить материал на проверку второму методисту',
    access,
    answers: { 200: submittedShape },
    handle: async ({ me, params }) => ok(await submitMaterial(me(), params.id)),
  }),
  route({
    method: 'POST',
    path: '/material-drafts/:id/decision',
    summary: 'Опубликовать сразу или в назначенный час (publishAt), либо вернуть на доработку',
    access: ['methodist (who did not write it)'],
    body: decisionInput,
    answers: { 200: decidedShape },
    handle: async ({ me, params, body }) => ok(await decideMaterial(me(), params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/material-drafts/:id/archive',
    summary: 'Снять материал с публикации, назвав причину',
    access,
    body: archiveInput,
    answers: { 200: savedShape },
    handle: async ({ me, params, body }) => ok(await archiveMaterial(me(), params.id, body)),
  }),
  ...steps,
  ...materialReviewRoutes,
];
