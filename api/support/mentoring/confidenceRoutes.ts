import { z } from 'zod';
import { reflectionStages } from '../../../db/schema/mentoring/pairs.ts';
import { created, moment, ok, route } from '../../platform/http/index.ts';
import { answerSilence, listReflections, listSilences, reflect, saySilent } from './confidence.ts';
import { answerInput, reflectionInput, silenceInput } from './input.ts';
import { personShape } from './shapes.ts';

const inside = ['mentor', 'mentee', 'coordinator'];

/** Confidential notes of a pair: reflections, and reports of a silent side. */
export const pairConfidenceRoutes = [
  route({
    method: 'GET',
    path: '/pairs/:id/reflections',
    summary: 'Размышления сторон в середине и в конце',
    access: inside,
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            stage: z.enum(reflectionStages),
            helped: z.string(),
            hindered: z.string(),
            next: z.string(),
            updatedAt: moment,
            by: personShape,
          }),
        ),
      }),
    },
    handle: async ({ actor, params }) => ok({ items: await listReflections(actor, params.id) }),
  }),
  route({
    method: 'PUT',
    path: '/pairs/:id/reflections/:stage',
    summary: 'Написать своё размышление: stage — middle или final',
    access: inside,
    body: reflectionInput,
    answers: { 200: z.object({ stage: z.enum(reflectionStages) }) },
    handle: async ({ actor, params, body }) => ok(await reflect(actor, params.id, params.stage, body)),
  }),
  route({
    method: 'GET',
    path: '/pairs/:id/silences',
    summary: 'Сказанное координатору о молчании: координатору — всё, остальным — своё',
    access: inside,
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            id: z.string(),
            body: z.string(),
            createdAt: moment,
            answer: z.string(),
            answeredAt: moment.nullable(),
            by: personShape,
          }),
        ),
      }),
    },
    handle: async ({ actor, params }) => ok({ items: await listSilences(actor, params.id) }),
  }),
  route({
    method: 'POST',
    path: '/pairs/:id/silences',
    summary: 'Сказать координатору наедине, что другая сторона молчит',
    access: ['mentor', 'mentee'],
    body: silenceInput,
    answers: { 201: z.object({ id: z.string() }) },
    handle: async ({ actor, params, body }) => created(await saySilent(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/pairs/:id/silences/:silence',
    summary: 'Ответить на сказанное о молчании',
    access: ['coordinator'],
    body: answerInput,
    answers: { 200: z.object({ id: z.string() }) },
    handle: async ({ actor, params, body }) => ok(await answerSilence(actor, params.id, params.silence, body)),
  }),
];
