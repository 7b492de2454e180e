import { z } from 'zod';
import { collectionStateCodes, collectionVisibilityCodes } from '../../../db/schema/collections.ts';
import { cardAnswer, cardShape } from '../../knowledge/bank/index.ts';
import { created, listOf, moment, noContent, ok, type Route, route } from '../../platform/http/index.ts';
import { readCollection } from './collection.ts';
import { copyCollection } from './copying.ts';
import type { CollectionCard } from './find.ts';
import { cardInput, collectionInput, collectionsQuery, stateInput } from './input.ts';
import { takeCollection } from './keeper.ts';
import { listChoices, listCollections } from './list.ts';
import { createCollection, dropLink, editCollection, makeLink, setState } from './writing.ts';

const named = z.object({ title: z.string(), url: z.string() });
const collectionShape = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  description: z.string(),
  visibility: z.enum(collectionVisibilityCodes),
  state: z.enum(collectionStateCodes),
  version: z.number(),
  updatedAt: moment,
  count: z.number(),
  owner: z.object({ id: z.string().nullable(), name: z.string() }),
  association: named.extend({ id: z.string() }).nullable(),
  school: named.nullable(),
  mine: z.boolean(),
  mayEdit: z.boolean(),
  mayTake: z.boolean(),
  link: z.string().nullable(),
});
const itemShape = z.object({ id: z.string(), note: z.string(), gone: z.boolean(), publication: cardShape });
const writtenShape = z.object({ id: z.string(), url: z.string(), title: z.string(), version: z.number() });

const answerOf = ({ createdAt, stateAt, mayRule, ...card }: CollectionCard) => card;

export const collectionRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/collections',
    summary: 'Подборки: открытые всем, свои, те, которыми со мной поделились, архив и удалённые',
    access: ['guest', 'signed-in'],
    query: collectionsQuery,
    answers: { 200: listOf(collectionShape) },
    async handle({ actor, query }) {
      const { items, next } = await listCollections(actor, query);
      return ok({ items: items.map(answerOf), next });
    },
  }),
  route({
    method: 'POST',
    path: '/collections',
    summary: 'Начать подборку, можно сразу с первым материалом',
    access: ['signed-in'],
    body: collectionInput,
    answers: { 201: writtenShape },
    handle: async ({ me, body }) => created(await createCollection(me(), body)),
  }),
  route({
    method: 'GET',
    path: '/collections/choices/:publication',
    summary: 'Мои подборки и в каких из них уже есть этот материал',
    access: ['signed-in'],
    answers: { 200: z.object({ items: z.array(z.object({ id: z.string(), title: z.string(), has: z.boolean() })) }) },
    handle: async ({ me, params }) => ok({ items: await listChoices(me(), params.publication) }),
  }),
  route({
    method: 'GET',
    path: '/collections/:id',
    summary: 'Подборка с её частями и пометками',
    access: ['guest', 'owner', 'school', 'member', 'methodist'],
    answers: { 200: collectionShape.extend({ items: z.array(itemShape), withdrawn: z.number() }) },
    async handle({ actor, params }) {
      const { items, withdrawn, ...card } = await readCollection(actor, params.id);
      return ok({
        ...answerOf(card),
        withdrawn,
        items: items.map(({ publication, ...item }) => ({ ...item, publication: cardAnswer(publication) })),
      });
    },
  }),
  route({
    method: 'PUT',
    path: '/collections/:id',
    summary: 'Изменить название, описание и то, кому подборка видна',
    access: ['owner', 'methodist'],
    body: cardInput,
    answers: { 200: writtenShape },
    handle: async ({ me, params, body }) => ok(await editCollection(me(), params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/collections/:id/state',
    summary: 'Убрать в архив, удалить (месяц можно вернуть), вернуть',
    access: ['owner'],
    body: stateInput,
    answers: { 200: z.object({ state: z.enum(collectionStateCodes) }) },
    handle: async ({ me, params, body }) => ok(await setState(me(), params.id, body)),
  }),
  route({
    method: 'POST',
    path: '/collections/:id/copy',
    summary: 'Скопировать подборку себе',
    access: ['signed-in'],
    answers: { 201: writtenShape },
    handle: async ({ me, params }) => created(await copyCollection(me(), { id: params.id })),
  }),
  route({
    method: 'PUT',
    path: '/collections/:id/keeper',
    summary: 'Взять себе подборку, составитель которой ушёл из школы или объединения; у него остаётся копия',
    access: ['school', 'head', 'methodist'],
    answers: { 200: z.object({ url: z.string() }) },
    handle: async ({ me, params }) => ok(await takeCollection(me(), params.id)),
  }),
  route({
    method: 'PUT',
    path: '/collections/:id/link',
    summary: 'Сделать ссылку, по которой подборку прочтёт любой; прежняя перестаёт открываться',
    access: ['owner'],
    answers: { 200: z.object({ url: z.string() }) },
    handle: async ({ me, params }) => ok(await makeLink(me(), params.id)),
  }),
  route({
    method: 'DELETE',
    path: '/collections/:id/link',
    summary: 'Закрыть доступ по ссылке',
    access: ['owner'],
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await dropLink(me(), params.id);
      return noContent();
    },
  }),
];
