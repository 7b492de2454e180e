import { z } from 'zod';
import { listOf, listQuery, moment, noContent, ok, route } from '../http/index.ts';
import { listDead, removeDead, retryDead } from './dead.ts';

const jobShape = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  about: z.string(),
  attempts: z.number().int(),
  failure: z.string(),
  createdAt: moment,
  deadAt: moment,
});

/** Failed background jobs, for the administrator. */
export const jobRoutes = [
  route({
    method: 'GET',
    path: '/jobs',
    summary: 'Задания в фоне, которые не удались после всех попыток',
    access: ['admin'],
    query: listQuery,
    answers: { 200: listOf(jobShape) },
    handle: async ({ actor, query }) => ok(await listDead(actor, query)),
  }),
  route({
    method: 'POST',
    path: '/jobs/:id/retry',
    summary: 'Повторить неудавшееся задание с начала',
    access: ['admin'],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await retryDead(actor, params.id);
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/jobs/:id',
    summary: 'Убрать неудавшееся задание',
    access: ['admin'],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeDead(actor, params.id);
      return noContent();
    },
  }),
];
