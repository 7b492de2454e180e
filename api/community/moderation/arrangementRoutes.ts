import { z } from 'zod';
import { created, noContent, ok, type Route, route } from '../../platform/http/index.ts';
import { closeThread, pinThread, reopenThread, setPace, unpinThread } from './arranging.ts';
import { closingInput, mergeInput, paceInput, pinInput, placeInput, splitInput } from './input.ts';
import { mergeThread } from './merging.ts';
import { moveThread } from './moving.ts';
import { splitThread } from './splitting.ts';

const moderators = ['methodist', 'head', 'deputy'];

type Done = (actor: Parameters<typeof closeThread>[0], id: string, body: unknown) => Promise<void>;
/** An action on a discussion with an empty answer. */
const act = (method: Route['method'], path: string, summary: string, run: Done, body?: z.ZodType): Route =>
  route({
    method,
    path: `/threads/:id/${path}`,
    summary,
    access: moderators,
    ...(body && { body }),
    answers: { 204: z.null() },
    async handle({ actor, params, body: input }) {
      await run(actor, params.id, input);
      return noContent();
    },
  });
const placed = z.object({ id: z.string(), url: z.string() });

export const arrangementRoutes = [
  act('PUT', 'closing', 'Закрыть обсуждение для ответов, с причиной', closeThread, closingInput),
  act('DELETE', 'closing', 'Снова открыть обсуждение', reopenThread),
  act('PUT', 'pin', 'Закрепить обсуждение до дня', pinThread, pinInput),
  act('DELETE', 'pin', 'Открепить обсуждение', unpinThread),
  act('PUT', 'pace', 'Сколько секунд каждый ждёт между ответами; 0 — нисколько', setPace, paceInput),
  act('PUT', 'place', 'Перенести обсуждение в другое объединение', moveThread, placeInput),
  route({
    method: 'POST',
    path: '/threads/:id/split',
    summary: 'Вынести сообщения в отдельное обсуждение; на их местах остаются следы',
    access: moderators,
    body: splitInput,
    answers: { 201: placed },
    handle: async ({ actor, params, body }) => created(await splitThread(actor, params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/threads/:id/merge',
    summary: 'Присоединить обсуждение к другому; здесь остаётся след, который ведёт туда',
    access: moderators,
    body: mergeInput,
    answers: { 200: placed },
    handle: async ({ actor, params, body }) => ok(await mergeThread(actor, params.id, body)),
  }),
];
