import { z } from 'zod';
import { created, noContent, ok, route } from '../../platform/http/index.ts';
import { adopt, adoptionsOf, reportAdoption, stopAdoption } from './adoptions.ts';
import { addComment, commentsOf, resolveComment } from './comments.ts';
import { commentInput, reportInput } from './input.ts';
import { compareRevisions, revisionsOf } from './revisions.ts';
import { adoptionShape, commentedShape, partChangeShape, remarkShape, revisionShape } from './shapes.ts';

const followers = ['author', 'co-author', 'methodist'];
const whole = <Shape extends z.ZodType>(item: Shape) => z.object({ items: z.array(item), next: z.null() });
const all = <Item>(items: Item[]) => ok({ items, next: null });
const number = z.coerce.number({ error: 'Номер редакции — целое число.' }).int().positive();

export const reviewRoutes = [
  route({
    method: 'GET',
    path: '/practices/:id/comments',
    summary: 'Замечания к практике с ответами',
    access: followers,
    answers: { 200: whole(remarkShape) },
    handle: async ({ insider, params }) => all(await commentsOf(insider(), params.id)),
  }),
  route({
    method: 'POST',
    path: '/practices/:id/comments',
    summary: 'Написать замечание к части или ответить на него (parent)',
    access: followers,
    body: commentInput,
    answers: { 201: commentedShape },
    handle: async ({ me, params, body }) => created(await addComment(me(), params.id, body)),
  }),
  ...(
    [
      ['POST', true, 'Отметить замечание решённым'],
      ['DELETE', false, 'Открыть замечание снова'],
    ] as const
  ).map(([method, resolved, summary]) =>
    route({
      method,
      path: '/practices/:id/comments/:comment/resolution',
      summary,
      access: followers,
      answers: { 204: z.null() },
      async handle({ me, params }) {
        await resolveComment(me(), params.id, params.comment, resolved);
        return noContent();
      },
    }),
  ),
  route({
    method: 'GET',
    path: '/practices/:id/revisions',
    summary: 'Редакции практики и решения по ним',
    access: followers,
    answers: { 200: whole(revisionShape) },
    handle: async ({ insider, params }) => all(await revisionsOf(insider(), params.id)),
  }),
  route({
    method: 'GET',
    path: '/practices/:id/diff',
    summary: 'Чем одна редакция отличается от другой, по словам',
    access: followers,
    query: z.object({ from: number, to: number }),
    answers: { 200: whole(partChangeShape) },
    handle: async ({ insider, params, query }) =>
      all(await compareRevisions(insider(), params.id, query.from, query.to)),
  }),
];

export const adoptionRoutes = [
  route({
    method: 'GET',
    path: '/practices/:id/adoptions',
    summary: 'Школы, которые внедряют практику, и что у них получилось',
    access: ['guest'],
    answers: { 200: whole(adoptionShape) },
    handle: async ({ actor, params }) => all(await adoptionsOf(actor, params.id)),
  }),
  route({
    method: 'POST',
    path: '/practices/:id/adoptions',
    summary: '«Внедряем у себя»: школа того, кто вызывает',
    access: ['teacher (of another school)', 'school_admin (of another school)'],
    answers: { 201: z.object({ id: z.string(), state: z.literal('adopting') }) },
    handle: async ({ me, params }) => created(await adopt(me(), params.id)),
  }),
  route({
    method: 'PUT',
    path: '/adoptions/:id/report',
    summary: 'Рассказать об эффекте внедрения',
    access: ['who began it', 'school_admin (of that school)'],
    body: reportInput,
    answers: { 200: z.object({ id: z.string(), state: z.literal('reported') }) },
    handle: async ({ me, params, body }) => ok(await reportAdoption(me(), params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/adoptions/:id',
    summary: 'Прекратить внедрение',
    access: ['who began it', 'school_admin (of that school)'],
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await stopAdoption(me(), params.id);
      return noContent();
    },
  }),
];
