import { z } from 'zod';
import { clearSiteData } from '../http/clearSiteData.ts';
import { created, noContent, ok, type Route, route } from '../http/route.ts';
import type { Actor } from './actor.ts';
import { consentRoutes } from './consentRoutes.ts';
import { entranceRoutes } from './entranceRoutes.ts';
import { invitationRoutes } from './invitationRoutes.ts';
import { meRoutes } from './meRoutes.ts';
import { peopleRoutes } from './peopleRoutes.ts';
import { placeRoutes } from './placeRoutes.ts';
import { actorOf, closeSession } from './session.ts';
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
    answers: { 201: sessionShape },
    async handle({ body, context, header }) {
      const { cookie } = await signIn(body, { address: context.get('address'), userAgent: header('User-Agent') ?? '' });
      context.header('Set-Cookie', cookie);
      const { actor } = await actorOf(cookie);
      return created(sessionOf(actor as Actor));
    },
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
      context.header('Set-Cookie', await closeSession(me().id, me().sessionId));
      context.header('Clear-Site-Data', clearSiteData);
      return noContent();
    },
  }),
];

/** Every route of accounts. */
export const accountRoutes: Route[] = [
  ...sessionRoutes,
  ...entranceRoutes,
  ...consentRoutes,
  ...meRoutes,
  ...invitationRoutes,
  ...peopleRoutes,
  ...placeRoutes,
];
