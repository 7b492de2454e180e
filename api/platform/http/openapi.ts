import { z } from 'zod';
import { config } from '../config/index.ts';
import { opensToGuests, problemShape, refusalsOf } from './refusals.ts';
import type { Route } from './route.ts';

const jsonSchema = (shape: z.ZodType, io: 'input' | 'output') => {
  const { $schema, ...schema } = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    // JSON knows no dates: what code reads as one comes as text.
    override({ zodSchema, jsonSchema: described }) {
      if (zodSchema._zod.def.type === 'date') Object.assign(described, { type: 'string', format: 'date-time' });
    },
  });
  return schema;
};

const refusals: Record<number, string> = {
  400: 'Запрос не разобран: что исправить, сказано по полям',
  401: 'Нужно войти',
  403: 'Прав на это нет',
  404: 'Ничего нет, или это видно не всем',
  409: 'Тем временем всё изменилось: прочитайте заново и повторите',
  413: 'Слишком много: текст до 1 МБ, файл до 20 МБ',
  429: 'Слишком часто: когда повторить, сказано в Retry-After',
};

const capital = (words: string) =>
  words
    .split(/[^a-z0-9]+/i)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/**
 * An operation's id from its method and path: `POST /pairs/:id/goals` is `postPairsGoals`, `GET /pairs/:id` is `getPairsById`.
 * The `:id` of a thing on the way to another is left out, unless a route without it would be called the same.
 */
function idOf({ method, path }: Route, paths: ReadonlySet<string>): string {
  const parts = path.split('/').filter(Boolean);
  const ambiguous = paths.has(`${method} /${parts.filter((part) => !part.startsWith(':')).join('/')}`);
  const words = parts.map((part, at) => {
    if (!part.startsWith(':')) return capital(part);
    const silent = part === ':id' && at < parts.length - 1 && !ambiguous;
    return silent ? '' : `By${capital(part.slice(1))}`;
  });
  return method.toLowerCase() + words.join('');
}

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

function parametersOf(route: Route): object[] {
  const parameters: object[] = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  if (!route.query) return parameters;
  const shape = jsonSchema(route.query, 'input') as { properties?: Record<string, object>; required?: string[] };
  for (const [name, schema] of Object.entries(shape.properties ?? {}))
    parameters.push({ name, in: 'query', required: shape.required?.includes(name) ?? false, schema });
  return parameters;
}

function answersOf({ answers, type }: Route): [string, object][] {
  return Object.entries(answers).map(([status, shape]) => [
    status,
    status === '204'
      ? { description: 'Сделано, тела нет' }
      : { description: 'Ответ', content: { [type ?? 'application/json']: { schema: jsonSchema(shape, 'output') } } },
  ]);
}

/** A session where one is needed, a session or none where guests are answered too, and nothing where only guests are. */
function securityOf(route: Route): object[] {
  if (!opensToGuests(route)) return [{ session: [] }];
  return route.anonymous || route.access.every((who) => who === 'guest') ? [] : [{ session: [] }, {}];
}

const operation = (route: Route, room: string, paths: ReadonlySet<string>) => ({
  operationId: idOf(route, paths),
  summary: route.summary,
  tags: [room],
  'x-access': route.access,
  security: securityOf(route),
  parameters: parametersOf(route),
  ...(route.body && {
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } },
  }),
  responses: {
    ...Object.fromEntries(refusalsOf(route).map((status) => [status, { $ref: `#/components/responses/${status}` }])),
    ...Object.fromEntries(answersOf(route)),
    default: { description: 'Отказ с причиной', content: problem },
  },
});

/** The routes of a room, under the name that groups them for readers. */
export interface Room {
  name: string;
  routes: readonly Route[];
}

/**
 * The description of every route (OpenAPI 3.1), made from the shapes that the code itself uses.
 * `session` is the name of the session's cookie.
 */
export function openApi(rooms: readonly Room[], session: string): object {
  const paths: Record<string, Record<string, object>> = {};
  const known = new Set(rooms.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`)));
  for (const { name, routes } of rooms)
    for (const route of routes) {
      const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, name, known) };
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Опора',
      version: config.version,
      summary: 'Платформа методического центра, школ и учителей',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: config.siteUrl }],
    tags: rooms.filter(({ routes }) => routes.length > 0).map(({ name }) => ({ name, description: `Комната ${name}` })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: session, description: 'Сессия: её открывает POST /api/session' },
      },
      schemas: { Problem: jsonSchema(problemShape, 'output') },
      responses: Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [status, { description, content: problem }]),
      ),
    },
  };
}
