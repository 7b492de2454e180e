import './platform/russian/shared/russian.ts';
import './capabilities.ts';
import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { z } from 'zod';
import { read } from '../db/client.ts';
import { sessionsAtTheDoor } from './people/accounts/index.ts';
import { capabilities, costOf, takesFiles } from './platform/capability/index.ts';
import { config } from './platform/config/index.ts';
import { type Front, mount, ok, openApi, pipeline, problemResponse, type Route, route, WrittenJson } from './platform/http/index.ts';
import { notFound } from './platform/problem/index.ts';

const health = route({
  method: 'GET',
  path: '/health',
  summary: 'Жив ли сервер и отвечает ли база',
  access: ['guest'],
  answers: { 200: z.object({ status: z.literal('ok'), database: z.string(), version: z.string() }) },
  async handle() {
    try {
      await read.run(sql`select 1`);
      return ok({ status: 'ok', database: 'ok', version: config.version });
    } catch {
      return { status: 503, body: { status: 'unavailable', database: 'unavailable', version: config.version } };
    }
  },
});

let described: WrittenJson | undefined;

const description = route({
  method: 'GET',
  path: '/openapi.json',
  summary: 'Описание всех адресов API (OpenAPI 3.1)',
  access: ['guest'],
  answers: { 200: z.record(z.string(), z.unknown()) },
  // The routes are the same as long as the process runs, and describing them all takes a tenth of a second.
  handle() {
    described ??= new WrittenJson(JSON.stringify(openApi(routes)));
    return ok(described);
  },
});

/** Every route of the API: mounted, described in the OpenAPI, and walked by the table test of routes and accounts. */
export const routes: Route[] = [health, description, ...capabilities().flatMap(({ routes = [] }) => routes)];

/** What every request passes, pages and API alike. */
export const frontDoor = () => pipeline({ sessions: sessionsAtTheDoor, takesFiles, costOf });

/** The API without the pipeline in front of it. */
export const api = new Hono<Front>();
mount(api, routes);
api.all('*', () => {
  throw notFound('В API нет такого адреса. Все адреса описаны в /api/openapi.json.');
});
api.onError((error, context) => problemResponse(error, context.get('requestId')));
