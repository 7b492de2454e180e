import { z } from 'zod';
import { roleCodes } from '../../db/schema/accounts.ts';
import { created, noContent, ok, route } from '../http/route.ts';
import type { Actor } from './actor.ts';
import { actorOf, closeSession } from './session.ts';
import { signIn, signInInput } from './signIn.ts';

const schoolShape = z.object({ id: z.string(), title: z.string(), url: z.string() }).nullable();
const sessionShape = z.object({
  user: z.object({ id: z.string(), name: z.string(), role: z.enum(roleCodes), school: schoolShape }),
});

const sessionOf = ({ id, name, role, school }: Actor) => ({
  user: { id, name, role, school: school && { id: school.id, title: school.title, url: `/schools/${school.slug}` } },
});

export const sessionRoutes = [
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
      return noContent();
    },
  }),
];
