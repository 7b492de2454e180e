import { z } from 'zod';
import { linkStates } from '../../../db/schema/links.ts';
import { accepted, listOf, moment, ok, type Route, route } from '../../platform/http/index.ts';
import { ignoredInput, linksQuery } from './input.ts';
import { checkAgain, listLinks, setIgnored } from './list.ts';

const state = z.enum(linkStates);
const linkShape = z.object({
  id: z.string(),
  address: z.string(),
  external: z.boolean(),
  state,
  status: z.number().nullable(),
  reason: z.string(),
  firstFailedAt: moment.nullable(),
  lastFailedAt: moment.nullable(),
  checkedAt: moment.nullable(),
  places: z.array(z.object({ id: z.string(), label: z.string(), title: z.string(), url: z.string() })),
});

export const linkRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/links',
    summary:
      'Ссылки материалов и практик по состоянию: broken — не открываются, failing — сбой, ещё проверим, ignored — отмечены верными',
    access: ['methodist'],
    query: linksQuery,
    answers: { 200: listOf(linkShape) },
    handle: async ({ me, query }) => ok(await listLinks(me(), query)),
  }),
  route({
    method: 'POST',
    path: '/links/:id/check',
    summary: 'Проверить ссылку снова; проверка идёт за ответом',
    access: ['methodist'],
    answers: { 202: z.object({ id: z.string() }) },
    async handle({ me, params }) {
      await checkAgain(me(), params.id);
      return accepted({ id: params.id });
    },
  }),
  route({
    method: 'PUT',
    path: '/links/:id/ignored',
    summary: 'Отметить, что ссылка верна, хотя машине не открывается, или снять отметку',
    access: ['methodist'],
    body: ignoredInput,
    answers: { 200: z.object({ id: z.string(), state }) },
    handle: async ({ me, params, body }) => ok(await setIgnored(me(), params.id, body)),
  }),
];
