import { z } from 'zod';
import { created, noContent, ok, readForm, route } from '../../platform/http/index.ts';
import { enclosureShape, fileShape } from '../bank/index.ts';
import { commentedShape, partChangeShape } from '../practices/index.ts';
import { attachToDraft, detachFromDraft, draftFiles } from './draftFiles.ts';
import { exportMaterial } from './export.ts';
import { remarkInput, restoreInput } from './input.ts';
import { addRemark, remarksOf, resolveRemark } from './remarks.ts';
import { contentShape, remarkShape, savedShape, versionShape } from './shapes.ts';
import { compareVersions, restoreVersion, versionsOf, versionText } from './versions.ts';

const access = ['methodist'];
const whole = <Shape extends z.ZodType>(item: Shape) => z.object({ items: z.array(item), next: z.null() });
const all = <Item>(items: Item[]) => ok({ items, next: null });
const number = z.coerce.number({ error: 'Номер версии — целое число.' }).int().nonnegative();

/** The inside of a review: remarks, versions, files, and the way out as a file. */
export const materialReviewRoutes = [
  route({
    method: 'GET',
    path: '/material-drafts/:id/attachments',
    summary: 'Файлы, которые выйдут вместе с материалом',
    access,
    answers: { 200: whole(enclosureShape) },
    handle: async ({ insider, params }) => all(await draftFiles(insider(), params.id)),
  }),
  route({
    method: 'POST',
    path: '/material-drafts/:id/attachments',
    summary: 'Приложить файл к черновику материала: multipart/form-data, поле file, до 20 МБ, до 10 файлов',
    access,
    answers: { 201: fileShape },
    handle: async ({ me, params, context }) =>
      created(await attachToDraft(me(), params.id, () => readForm(context.req.raw))),
  }),
  route({
    method: 'DELETE',
    path: '/material-drafts/:id/attachments/:file',
    summary: 'Убрать файл черновика насовсем',
    access,
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await detachFromDraft(me(), params.id, params.file);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/material-drafts/:id/remarks',
    summary: 'Замечания к материалу с ответами',
    access,
    answers: { 200: whole(remarkShape) },
    handle: async ({ insider, params }) => all(await remarksOf(insider(), params.id)),
  }),
  route({
    method: 'POST',
    path: '/material-drafts/:id/remarks',
    summary: 'Написать замечание (quote — к каким словам) или ответить на него (parent)',
    access,
    body: remarkInput,
    answers: { 201: commentedShape },
    handle: async ({ me, params, body }) => created(await addRemark(me(), params.id, body)),
  }),
  ...(
    [
      ['POST', true, 'Отметить замечание решённым'],
      ['DELETE', false, 'Открыть замечание снова'],
    ] as const
  ).map(([method, resolved, summary]) =>
    route({
      method,
      path: '/material-drafts/:id/remarks/:remark/resolution',
      summary,
      access,
      answers: { 204: z.null() },
      async handle({ me, params }) {
        await resolveRemark(me(), params.id, params.remark, resolved);
        return noContent();
      },
    }),
  ),
  route({
    method: 'GET',
    path: '/material-drafts/:id/versions',
    summary: 'Версии материала и решения по ним',
    access,
    answers: { 200: whole(versionShape) },
    handle: async ({ insider, params }) => all(await versionsOf(insider(), params.id)),
  }),
  route({
    method: 'GET',
    path: '/material-drafts/:id/versions/:number',
    summary: 'Текст одной версии; 0 — та, над которой работают',
    access,
    answers: { 200: contentShape },
    handle: async ({ insider, params }) => ok(await versionText(insider(), params.id, Number(params.number))),
  }),
  route({
    method: 'GET',
    path: '/material-drafts/:id/diff',
    summary: 'Чем одна версия отличается от другой, по словам; 0 — та, над которой работают',
    access,
    query: z.object({ from: number, to: number }),
    answers: { 200: whole(partChangeShape) },
    handle: async ({ insider, params, query }) =>
      all(await compareVersions(insider(), params.id, query.from, query.to)),
  }),
  route({
    method: 'POST',
    path: '/material-drafts/:id/restoration',
    summary: 'Вернуть прежнюю версию: она становится новой',
    access,
    body: restoreInput,
    answers: { 200: savedShape },
    handle: async ({ me, params, body }) => ok(await restoreVersion(me(), params.id, body)),
  }),
  route({
    method: 'GET',
    path: '/material-drafts/:id/mdx',
    summary: 'Материал как файл MDX для папки content/materials',
    access,
    answers: { 200: z.object({ name: z.string(), mdx: z.string() }) },
    handle: async ({ insider, params }) => ok(await exportMaterial(insider(), params.id)),
  }),
];
