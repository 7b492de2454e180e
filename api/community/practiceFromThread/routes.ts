import { z } from 'zod';
import { answerInvitation, invitationInput, readInvitation } from '../../knowledge/practices/index.ts';
import { created, ok, route } from '../../platform/http/index.ts';
import { makePractice } from './outcome.ts';

const answer = z.enum(['yes', 'no']);

/** Practices made from discussions. */
export const practiceOutcomeRoutes = [
  route({
    method: 'POST',
    path: '/threads/:id/practice',
    summary: 'Начать практику из решённого обсуждения; тех, чьи слова вошли, спросят о соавторстве',
    access: ['author of the thread', 'author of the answer', 'deputy', 'head', 'methodist'],
    answers: { 201: z.object({ id: z.string(), url: z.string(), invited: z.number() }) },
    handle: async ({ actor, params }) => created(await makePractice(actor, params.id)),
  }),
  route({
    method: 'GET',
    path: '/practices/:id/invitation',
    summary: 'Приглашение в соавторы: что вошло в черновик и что вы ответили',
    access: ['invited'],
    answers: {
      200: z.object({
        answer: answer.nullable(),
        practice: z.object({
          id: z.string(),
          title: z.string(),
          problem: z.string(),
          actions: z.string(),
          state: z.string(),
        }),
        asker: z.object({ id: z.string(), name: z.string() }),
      }),
    },
    handle: async ({ insider, params }) => ok(await readInvitation(insider(), params.id)),
  }),
  route({
    method: 'POST',
    path: '/practices/:id/invitation',
    summary: 'Согласиться быть названным соавтором или отказаться',
    access: ['invited'],
    body: invitationInput,
    answers: { 200: z.object({ answer }) },
    handle: async ({ actor, params, body }) => ok(await answerInvitation(actor, params.id, body)),
  }),
];
