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
  // The routes never change while the process runs, and describing all of them takes a tenth of a second.
  handle() {
    described ??= new WrittenJson(JSON.stringify(openApi(routes)));
    return ok(described);
  },
});

/** Every route of the API: mounted, described in the OpenAPI, and checked by the table of rights. */
export const routes: Route[] = [health, description, ...capabilities().flatMap(({ routes = [] }) => routes)];

/** The middleware of every request, pages and API alike. */
export const frontDoor = () => pipeline({ sessions: sessionsAtTheDoor, takesFiles, costOf });

/** The API without the middleware. */
export const api = new Hono<Front>();
mount(api, routes);
api.all('*', () => {
  throw notFound('В API нет такого адреса. Все адреса описаны в /api/openapi.json.');
});
api.onError((error, context) => problemResponse(error, context.get('requestId')));
