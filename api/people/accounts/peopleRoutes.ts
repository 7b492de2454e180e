import { z } from 'zod';
import { listOf, moment, noContent, ok, route } from '../../platform/http/index.ts';
import {
  blockPerson,
  changePerson,
  listPeople,
  peopleQuery,
  personInput,
  personStates,
  unblockPerson,
} from './people.ts';
import { publicProfile } from './profile.ts';
import { roleShape, schoolRef, schoolShape } from './shapes.ts';

const personShape = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleShape,
  state: z.enum(personStates),
  position: z.string(),
  school: schoolShape,
  version: z.number(),
  createdAt: moment,
});
const publicShape = z.object({
  id: z.string(),
  url: z.string(),
  name: z.string(),
  role: roleShape,
  school: schoolShape,
  position: z.string(),
  subjects: z.array(z.string()),
  about: z.string(),
  practices: z.array(z.object({ title: z.string(), url: z.string(), summary: z.string() })),
});

const personAnswer = <Person extends { school: { id: string; title: string; slug: string } | null }>(
  person: Person,
) => ({
  ...person,
  school: schoolRef(person.school),
});

export const peopleRoutes = [
  route({
    method: 'GET',
    path: '/people',
    summary: 'Учётные записи: поиск и отбор',
    access: ['admin'],
    query: peopleQuery,
    answers: { 200: listOf(personShape) },
    async handle({ me, query }) {
      const { items, next } = await listPeople(me(), query);
      return ok({ items: items.map(personAnswer), next });
    },
  }),
  route({
    method: 'GET',
    path: '/people/:id',
    summary: 'Профиль человека, насколько он его показывает',
    access: ['guest'],
    answers: { 200: publicShape },
    async handle({ actor, params }) {
      const { profile, school, practices, ...person } = await publicProfile(actor, params.id);
      const links = practices.map(({ slug, ...practice }) => ({ ...practice, url: `/practices/${slug}` }));
      return ok({ ...person, url: `/people/${person.id}`, school: schoolRef(school), practices: links });
    },
  }),
  route({
    method: 'PUT',
    path: '/people/:id',
    summary: 'Изменить роль и школу',
    access: ['admin'],
    body: personInput,
    answers: { 200: personShape },
    handle: async ({ me, params, body }) => ok(personAnswer(await changePerson(me(), params.id, body))),
  }),
  route({
    method: 'POST',
    path: '/people/:id/block',
    summary: 'Заблокировать: все входы закрываются сразу',
    access: ['admin'],
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await blockPerson(me(), params.id);
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/people/:id/block',
    summary: 'Снять блокировку',
    access: ['admin'],
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await unblockPerson(me(), params.id);
      return noContent();
    },
  }),
];
