import { z } from 'zod';
import { cardAnswer, cardShape } from '../../knowledge/bank/index.ts';
import { ok, type Route, route } from '../../platform/http/index.ts';
import { topicFacets } from './files.ts';
import { listTopics } from './list.ts';
import { readTopic } from './topic.ts';

const facet = z.enum(topicFacets);
const link = z.object({ slug: z.string(), title: z.string(), url: z.string() });
const rowShape = link.extend({ facet, code: z.string(), lead: z.string(), count: z.number() });
const topicShape = link.extend({
  facet,
  code: z.string(),
  lead: z.string(),
  html: z.string(),
  start: z.array(z.object({ title: z.string(), url: z.string(), text: z.string() })),
  near: z.array(link),
  counts: z.object({ material: z.number(), practice: z.number() }),
  materials: z.array(cardShape),
  practices: z.array(cardShape),
  mentors: z.array(z.object({ id: z.string(), name: z.string(), url: z.string() })),
  threads: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })),
});

export const topicRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/topics',
    summary: 'Темы: ситуации, проблемы, риски, дефициты, предметы — со счётом материалов и практик',
    access: ['guest'],
    answers: { 200: z.object({ items: z.array(rowShape) }) },
    handle: async () => ok({ items: await listTopics() }),
  }),
  route({
    method: 'GET',
    path: '/topics/:slug',
    summary: 'Тема: что это, с чего начать, материалы, практики, наставники, обсуждения',
    access: ['guest'],
    answers: { 200: topicShape },
    async handle({ params }) {
      const { materials, practices, mentors, threads, ...topic } = await readTopic(params.slug);
      return ok({
        ...topic,
        materials: materials.map(cardAnswer),
        practices: practices.map(cardAnswer),
        mentors: mentors.map(({ id, name, url }) => ({ id, name, url })),
        threads: threads.map(({ id, title, url }) => ({ id, title, url })),
      });
    },
  }),
];
