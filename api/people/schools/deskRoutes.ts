import { z } from 'zod';
import { roleCodes } from '../../../db/schema/accounts.ts';
import { practiceStates } from '../../../db/schema/practices.ts';
import { listOf, listQuery, moment, ok, route } from '../../platform/http/index.ts';
import { deskOf, peopleOfSchool, waitingOfSchool } from './desk.ts';

const access = ['school_admin of the school', 'methodist', 'controller', 'admin'];
/** The e-mail is only in answers to the school's administration and the administrator. */
const email = z.string().nullable();
const personShape = z.object({
  id: z.string(),
  name: z.string(),
  email,
  role: z.enum(roleCodes),
  position: z.string(),
  state: z.string(),
});
const waitingShape = z.object({
  id: z.string(),
  name: z.string(),
  email,
  position: z.string(),
  createdAt: moment,
});
const deskShape = z.object({
  states: z.array(z.object({ state: z.enum(practiceStates), count: z.number() })),
  practices: z.array(
    z.object({ id: z.string(), title: z.string(), state: z.enum(practiceStates), author: z.string() }).loose(),
  ),
  adoptions: z.array(z.object({ id: z.string(), title: z.string(), url: z.string(), state: z.string() }).loose()),
  associations: z.array(z.object({ id: z.string(), title: z.string(), url: z.string(), people: z.number() })),
});

export const deskRoutes = [
  route({
    method: 'GET',
    path: '/schools/:id/people',
    summary: 'Кто из школы уже здесь',
    access,
    query: listQuery,
    answers: { 200: listOf(personShape) },
    handle: async ({ me, params, query }) => ok(await peopleOfSchool(me(), params.id, query)),
  }),
  route({
    method: 'GET',
    path: '/schools/:id/waiting',
    summary: 'Кто ждёт подтверждения школы',
    access,
    query: listQuery,
    answers: { 200: listOf(waitingShape) },
    handle: async ({ me, params, query }) => ok(await waitingOfSchool(me(), params.id, query)),
  }),
  route({
    method: 'GET',
    path: '/schools/:id/desk',
    summary: 'Практики школы, что она внедряет, где состоят её люди',
    access,
    answers: { 200: deskShape },
    async handle({ me, params }) {
      const { states, practices, adoptions, associations } = await deskOf(me(), params.id);
      return ok({
        states,
        practices,
        adoptions: adoptions.map(({ slug, ...adoption }) => ({ ...adoption, url: `/practices/${slug}` })),
        associations: associations.map(({ slug, ...association }) => ({
          ...association,
          url: `/associations/${slug}`,
        })),
      });
    },
  }),
];
