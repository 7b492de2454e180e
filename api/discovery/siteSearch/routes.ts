import { ok, route } from '../../platform/http/index.ts';
import { foundShape } from './answers.ts';
import { findAround } from './find.ts';
import { findQuery } from './input.ts';

export const findRoutes = [
  route({
    method: 'GET',
    path: '/find',
    summary:
      'Обсуждения, объединения и люди с этими словами в любой форме, которые видны вам; kind= и cursor= продолжают один список',
    access: ['guest: what is open', 'by visibility: signed-in or member', 'methodist'],
    query: findQuery,
    answers: { 200: foundShape },
    handle: async ({ actor, query }) => ok(await findAround(actor, query)),
  }),
];
