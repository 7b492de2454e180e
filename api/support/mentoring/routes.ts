import { z } from 'zod';
import { pairStates } from '../../../db/schema/mentoring/pairs.ts';
import { listOf, ok, route } from '../../platform/http/index.ts';
import { movePair } from './course.ts';
import { pairsQuery, peopleInput, stateInput } from './input.ts';
import { listPairs, readPair } from './pair.ts';
import { changePeople } from './people.ts';
import { goalShape, pairAccess, pairShape, personShape, when } from './shapes.ts';

export const pairRoutes = [
  route({
    method: 'GET',
    path: '/pairs',
    summary:
      'Пары школ, о которых вам можно знать; state=, school=, coordinator=, silent=yes и mine=yes сужают список, sort= меняет порядок',
    access: pairAccess,
    query: pairsQuery,
    answers: {
      200: listOf(
        pairShape.extend({
          people: z.array(personShape.extend({ side: z.enum(['mentor', 'mentee']) })),
          goals: z.array(goalShape),
          progress: z.number().nullable(),
        }),
      ),
    },
    handle: async ({ actor, query }) => ok(await listPairs(actor, query)),
  }),
  route({
    method: 'GET',
    path: '/pairs/:id',
    summary: 'Пара школ с её людьми',
    access: pairAccess,
    answers: {
      200: pairShape.extend({
        leaderAgreedAt: when,
        supportedAgreedAt: when,
        people: z.array(personShape.extend({ side: z.enum(['mentor', 'mentee']) })),
        peopleVersion: z.number(),
      }),
    },
    async handle({ actor, params }) {
      const { parties: _parties, ...pair } = await readPair(actor, params.id);
      return ok(pair);
    },
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/state',
    summary: 'Начать, завершить или остановить работу пары (остановить — с причиной)',
    access: ['coordinator', 'methodist'],
    body: stateInput,
    answers: { 200: z.object({ state: z.enum(pairStates) }) },
    handle: async ({ actor, params, body }) => ok(await movePair(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/pairs/:id/people',
    summary: 'Изменить состав пары и её координатора; ушедшие сразу теряют доступ к разговору и размышлениям',
    access: ['coordinator', 'methodist'],
    body: peopleInput,
    answers: { 200: z.object({ version: z.number() }) },
    handle: async ({ actor, params, body }) => ok(await changePeople(actor, params.id, body)),
  }),
];
