import { z } from 'zod';
import { nameCauses } from '../../../db/schema/meetings.ts';
import { listOf, moment, noContent, ok, route } from '../../platform/http/index.ts';
import { nameInput, takeNameOut } from './names.ts';
import { namesQuery, namesToLookFor, settleName } from './namesAsked.ts';

const waitingShape = z.object({
  id: z.string(),
  cause: z.enum(nameCauses),
  words: z.string(),
  createdAt: moment,
  meeting: z.object({ id: z.string(), title: z.string(), startsAt: moment, url: z.string() }),
});

/** Names in minutes after a consent was withdrawn. */
export const meetingNameRoutes = [
  route({
    method: 'POST',
    path: '/meetings/:id/names',
    summary: 'Убрать имя из протокола, в том числе подписанного, с причиной',
    access: ['head', 'deputy', 'methodist', 'secretary', 'chair'],
    body: nameInput,
    answers: { 200: z.object({ places: z.number() }) },
    handle: async ({ actor, params, body }) => ok(await takeNameOut(actor, params.id, body)),
  }),
  route({
    method: 'GET',
    path: '/meeting-names',
    summary: 'Протоколы, где может стоять имя тех, кто отозвал согласие',
    access: ['methodist'],
    query: namesQuery,
    answers: { 200: listOf(waitingShape) },
    handle: async ({ actor, query }) => ok(await namesToLookFor(actor, query)),
  }),
  route({
    method: 'POST',
    path: '/meeting-names/:id/settlement',
    summary: 'Протокол посмотрели: фамилия для поиска стирается',
    access: ['methodist'],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await settleName(actor, params.id);
      return noContent();
    },
  }),
];
