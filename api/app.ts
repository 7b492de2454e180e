import './platform/russian/shared/russian.ts';
import './capabilities.ts';
import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { z } from 'zod';
import { read } from '../db/client.ts';
import { sessionsAtTheDoor } from './people/accounts/index.ts';
import { capabilities, costOf, takesFiles } from './platform/capability/index.ts';
import { config } from './platform/config/index.ts';
import {
  type Front,
  mount,
  ok,
  openApi,
  pipeline,
  problemResponse,
  type Route,
  route,
  WrittenJson,
} from './platform/http/index.ts';
import { notFound } from './platform/problem/index.ts';

const healthShape = <State extends 'ok' | 'unavailable'>(state: State) =>
  z.object({ status: z.literal(state), database: z.literal(state), version: z.string() });
const healthOf = <State extends 'ok' | 'unavailable'>(state: State) => ({
  status: state,
  database: state,
  version: config.version,
});

const health = route({
  method: 'GET',
  path: '/health',
  summary: 'Жив ли сервер и отвечает ли база',
  access: ['guest'],
  answers: { 200: healthShape('ok'), 503: healthShape('unavailable') },
  async handle() {
    try {
      await read.run(sql`select 1`);
      return ok(healthOf('ok'));
    } catch {
      return { status: 503 as const, body: healthOf('unavailable') };
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
