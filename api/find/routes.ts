import { z } from 'zod';
import { ok, route } from '../http/route.ts';
import { findAround } from './find.ts';
import { findQuery } from './input.ts';

/** One kind of what was found. `question`: the words by which it was, as typed or as the browser took them. */
const part = (item: z.ZodType) =>
  z.object({ total: z.number(), question: z.string(), items: z.array(item), next: z.string().nullable() }).optional();

export const foundShape = z.object({
  discussions: part(
    z.object({
      id: z.string(),
      url: z.string(),
      title: z.string(),
      excerpt: z.string(),
      found: z.number(),
      postCount: z.number(),
      lastPostAt: z.string(),
      solved: z.boolean(),
      association: z.object({ title: z.string(), url: z.string() }).nullable(),
    }),
  ),
  associations: part(
    z.object({
      id: z.string(),
      url: z.string(),
      title: z.string(),
      purpose: z.string(),
      subjects: z.array(z.string()),
      mine: z.boolean(),
    }),
  ),
  people: part(
    z.object({
      id: z.string(),
      url: z.string(),
      name: z.string(),
      position: z.string(),
      school: z.string().nullable(),
      mentor: z.boolean(),
      words: z.string(),
    }),
  ),
});

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
