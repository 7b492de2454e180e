import { z } from 'zod';
import { ok, type Route, route } from '../../platform/http/index.ts';
import { consentRoutes } from './consentRoutes.ts';
import { meRoutes } from './meRoutes.ts';
import { peopleRoutes } from './peopleRoutes.ts';
import { placeRoutes } from './placeRoutes.ts';
import { closeSession } from './session.ts';
import { entered, left } from './sessionAnswers.ts';
import { sessionOf, sessionShape } from './shapes.ts';
import { signIn, signInInput } from './signIn.ts';

const sessionRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/session',
    summary: 'Войти по почте и паролю',
    access: ['guest'],
    anonymous: true,
    body: signInInput,
    problems: [401],
    answers: { 201: sessionShape },
    handle: ({ body, context }) => entered(context, (from) => signIn(body, from)),
  }),
  route({
    method: 'GET',
    path: '/session',
    summary: 'Кто вошёл',
    access: ['signed-in'],
    beforeConsent: true,
    answers: { 200: sessionShape },
    handle: ({ me }) => ok(sessionOf(me())),
  }),
  route({
    method: 'DELETE',
    path: '/session',
    summary: 'Выйти',
    access: ['signed-in'],
    beforeConsent: true,
    answers: { 204: z.null() },
    async handle({ me, context }) {
      return left(context, await closeSession(me().id, me().sessionId));
    },
  }),
];

/** Every route of accounts. */
export const accountRoutes: Route[] = [
  ...sessionRoutes,
  ...consentRoutes,
  ...meRoutes,
  ...peopleRoutes,
  ...placeRoutes,
];
