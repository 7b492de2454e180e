import { z } from 'zod';
import { listOf, noContent, ok, route } from '../../platform/http/index.ts';
import { cardInput, mentorsQuery } from './cardInput.ts';
import { listMentors, readMentor, removeCard, saveCard } from './cards.ts';

const cardShape = z.object({
  id: z.string(),
  url: z.string(),
  name: z.string(),
  school: z.object({ id: z.string(), title: z.string(), url: z.string() }).nullable(),
  strengths: z.string(),
  subjects: z.array(z.string()),
  deficits: z.array(z.string()),
  capacity: z.number(),
  busy: z.number(),
  free: z.number(),
});

/** Cards of mentors: a catalogue, and one's own. */
export const mentorRoutes = [
  route({
    method: 'GET',
    path: '/mentors',
    summary:
      'Наставники города: subject=, deficit=, school=, free=yes; гостям — только те, кто согласился на публикацию',
    access: ['guest'],
    query: mentorsQuery,
    answers: { 200: listOf(cardShape) },
    handle: async ({ actor, query }) => ok(await listMentors(actor, query)),
  }),
  route({
    method: 'GET',
    path: '/mentors/:person',
    summary: 'Карточка наставника',
    access: ['guest: когда человек согласился', 'signed-in'],
    answers: { 200: cardShape },
    handle: async ({ actor, params }) => ok(await readMentor(actor, params.person)),
  }),
  route({
    method: 'PUT',
    path: '/me/mentor-card',
    summary: 'Завести или изменить свою карточку наставника',
    access: ['teacher', 'school_admin'],
    body: cardInput,
    answers: { 200: z.object({ id: z.string(), url: z.string(), version: z.number() }) },
    handle: async ({ actor, body }) => ok(await saveCard(actor, body)),
  }),
  route({
    method: 'DELETE',
    path: '/me/mentor-card',
    summary: 'Убрать свою карточку наставника',
    access: ['teacher', 'school_admin'],
    answers: { 204: z.null() },
    async handle({ actor }) {
      await removeCard(actor);
      return noContent();
    },
  }),
];
