import { z } from 'zod';
import { listOf, listQuery, ok, route } from '../../platform/http/index.ts';
import { positionInput, setPosition } from './positions.ts';
import { listSubscriptions } from './subscriptionList.ts';
import { followAssociation, followTag, followThread, levelInput } from './subscriptions.ts';
import { tagsInput, tagUrl } from './tagInput.ts';
import { knownTags, setTags } from './tags.ts';

const readers = ['signed-in, who may read it'];
const level = levelInput.shape.level;

export const readingRoutes = [
  route({
    method: 'PUT',
    path: '/threads/:id/position',
    summary: 'До какого сообщения дочитано; назад — только с lower: true',
    access: readers,
    body: positionInput,
    answers: { 200: z.object({ number: z.number(), unread: z.number() }) },
    handle: async ({ actor, params, body }) => ok(await setPosition(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/threads/:id/subscription',
    summary: 'Как следить за обсуждением',
    access: readers,
    body: levelInput,
    answers: { 200: z.object({ level }) },
    handle: async ({ actor, params, body }) => ok(await followThread(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/associations/:id/subscription',
    summary: 'Как следить за новыми обсуждениями объединения',
    access: ['signed-in, who may read its discussions'],
    body: levelInput,
    answers: { 200: z.object({ level }) },
    handle: async ({ actor, params, body }) => ok(await followAssociation(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/tags/:tag/subscription',
    summary: 'Как следить за новыми обсуждениями с меткой',
    access: ['signed-in'],
    body: levelInput,
    answers: { 200: z.object({ level }) },
    handle: async ({ actor, params, body }) => ok(await followTag(actor, params.tag, body)),
  }),
  route({
    method: 'GET',
    path: '/subscriptions',
    summary: 'За чем вы следите',
    access: ['signed-in'],
    query: listQuery,
    answers: {
      200: listOf(
        z.object({
          subject: z.enum(['thread', 'association', 'tag']),
          id: z.string(),
          title: z.string(),
          url: z.string(),
          level,
        }),
      ),
    },
    handle: async ({ me, query }) => ok(await listSubscriptions(me(), query)),
  }),
  route({
    method: 'GET',
    path: '/tags',
    summary: 'Метки обсуждений, которые видны вам; association= сужает до одного объединения',
    access: ['by visibility: guest, signed-in or member', 'methodist'],
    query: z.object({ association: z.string().max(100).optional() }),
    answers: { 200: listOf(z.object({ tag: z.string(), url: z.string() })) },
    async handle({ actor, query }) {
      const tags = await knownTags(actor, query.association);
      return ok({ items: tags.map((tag) => ({ tag, url: tagUrl(tag) })), next: null });
    },
  }),
  route({
    method: 'PUT',
    path: '/threads/:id/tags',
    summary: 'Метки обсуждения вместо прежних, до пяти',
    access: ['author', 'deputy', 'head', 'methodist'],
    body: tagsInput,
    answers: { 200: z.object({ id: z.string(), tags: z.array(z.string()) }) },
    handle: async ({ actor, params, body }) => ok(await setTags(actor, params.id, body)),
  }),
];
