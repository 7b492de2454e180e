import { z } from 'zod';
import { created, noContent, type Route, route } from '../../platform/http/index.ts';
import { itemInput, noteInput, orderInput } from './input.ts';
import { addItem, noteItem, removeItem, removePublication, restoreItem } from './items.ts';
import { orderItems } from './order.ts';

const access = ['owner', 'methodist'];

export const collectionItemRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/collections/:id/items',
    summary: 'Добавить материал или практику; второй раз ничего не меняет',
    access,
    body: itemInput,
    answers: { 201: z.object({ id: z.string(), title: z.string() }) },
    handle: async ({ me, params, body }) => created(await addItem(me(), params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/collections/:id/items/:item',
    summary: 'Написать пометку к части подборки',
    access,
    body: noteInput,
    answers: { 204: z.null() },
    async handle({ me, params, body }) {
      await noteItem(me(), params.id, params.item, body);
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/collections/:id/items/:item',
    summary: 'Убрать часть из подборки; месяц её можно вернуть',
    access,
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await removeItem(me(), params.id, params.item);
      return noContent();
    },
  }),
  route({
    method: 'PUT',
    path: '/collections/:id/items/:item/place',
    summary: 'Вернуть убранную часть с её пометкой',
    access,
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await restoreItem(me(), params.id, params.item);
      return noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/collections/:id/publications/:publication',
    summary: 'Убрать материал из подборки по его номеру в банке',
    access,
    answers: { 204: z.null() },
    async handle({ me, params }) {
      await removePublication(me(), params.id, params.publication);
      return noContent();
    },
  }),
  route({
    method: 'PUT',
    path: '/collections/:id/order',
    summary: 'Расставить части по порядку; неназванные остаются после названных',
    access,
    body: orderInput,
    answers: { 204: z.null() },
    async handle({ me, params, body }) {
      await orderItems(me(), params.id, body);
      return noContent();
    },
  }),
];
