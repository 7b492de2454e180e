import { z } from 'zod';
import { unmetStates } from '../../../db/schema/zeroResults.ts';
import { listOf, noContent, ok, route } from '../../platform/http/index.ts';
import { countUnmet } from './counting.ts';
import { unmetMark, unmetQuery, vainInput } from './input.ts';
import { markUnmet } from './marking.ts';
import { listUnmet } from './questions.ts';

const state = z.enum(unmetStates);

export const unmetRoutes = [
  route({
    method: 'POST',
    path: '/unmet',
    summary: 'Сообщить, что по этим словам ничего не нашлось: считаем вопросы, о спросившем не храним ничего',
    access: ['guest'],
    anonymous: true,
    body: vainInput,
    answers: { 204: z.null() },
    async handle({ body, context }) {
      await countUnmet(context.get('address'), body);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/unmet',
    summary: 'Чего не нашли: вопросы, заданные больше одного раза; period= и state= сужают список',
    access: ['methodist'],
    query: unmetQuery,
    answers: {
      200: listOf(
        z.object({
          id: z.string(),
          question: z.string(),
          asked: z.number(),
          since: z.number(),
          firstDay: z.string(),
          lastDay: z.string(),
          state,
          answerUrl: z.string(),
          version: z.number(),
        }),
      ),
    },
    handle: async ({ actor, query }) => ok(await listUnmet(actor, query)),
  }),
  route({
    method: 'PUT',
    path: '/unmet/:id',
    summary: 'Отметить: написали (где), не нужно или снова открыт',
    access: ['methodist'],
    body: unmetMark,
    answers: { 200: z.object({ id: z.string(), state, version: z.number(), answerUrl: z.string() }) },
    handle: async ({ actor, params, body }) => ok(await markUnmet(actor, params.id, body)),
  }),
];
