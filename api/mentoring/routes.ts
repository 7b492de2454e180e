import { z } from 'zod';
import { pairStates } from '../../db/schema/mentoring.ts';
import { listOf, listQuery, ok, route } from '../http/route.ts';
import { listPairs, readPair } from './pair.ts';

const school = z.object({ id: z.string(), title: z.string(), url: z.string() });
const pairShape = z.object({
  id: z.string(),
  url: z.string(),
  state: z.enum(pairStates),
  purpose: z.string(),
  leader: school,
  supported: school,
  coordinator: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});
const access = ['mentor', 'mentee', 'coordinator', 'school_admin of either school', 'methodist', 'controller'];

export const pairRoutes = [
  route({
    method: 'GET',
    path: '/pairs',
    summary: 'Пары школ, о которых вам можно знать',
    access,
    query: listQuery,
    answers: { 200: listOf(pairShape) },
    handle: async ({ actor, query }) => ok(await listPairs(actor, query)),
  }),
  route({
    method: 'GET',
    path: '/pairs/:id',
    summary: 'Пара школ с её людьми',
    access,
    answers: {
      200: pairShape.extend({
        people: z.array(z.object({ id: z.string(), name: z.string(), side: z.enum(['mentor', 'mentee']) })),
      }),
    },
    handle: async ({ actor, params }) => ok(await readPair(actor, params.id as string)),
  }),
];
