import { z } from 'zod';
import { config } from '../config/index.ts';
import type { Route } from './route.ts';

const problemShape = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
};

const jsonSchema = (shape: z.ZodType, io: 'input' | 'output') => {
  const { $schema, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' });
  return schema;
};

function operation(route: Route) {
  const parameters: object[] = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  if (route.query) {
    const shape = jsonSchema(route.query, 'input') as { properties?: Record<string, object>; required?: string[] };
    for (const [name, schema] of Object.entries(shape.properties ?? {}))
      parameters.push({ name, in: 'query', required: shape.required?.includes(name) ?? false, schema });
  }
  const answers = Object.entries(route.answers).map(([status, shape]) => [
    status,
    status === '204'
      ? { description: 'Сделано, тела нет' }
      : { description: 'Ответ', content: { 'application/json': { schema: jsonSchema(shape, 'output') } } },
  ]);
  return {
    summary: route.summary,
    'x-access': route.access,
    parameters,
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } },
    }),
    responses: {
      ...Object.fromEntries(answers),
      default: { description: 'Отказ с причиной', content: { 'application/problem+json': { schema: problemShape } } },
    },
  };
}

/** The OpenAPI 3.1 document of every route, made from the zod shapes that the code itself uses. */
export function openApi(routes: Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return { openapi: '3.1.0', info: { title: 'Опора', version: config.version }, paths };
}
