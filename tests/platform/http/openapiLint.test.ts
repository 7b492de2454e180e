import { createConfig, lintFromString } from '@redocly/openapi-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';

const { routes } = await import('../../../api/app.ts');

interface Operation {
  operationId: string;
  security: object[];
  tags: string[];
  responses: Record<string, unknown>;
}
let description: { paths: Record<string, Record<string, Operation>>; servers: { url: string }[] };
const operation = (method: string, path: string) => description.paths[path]?.[method] as Operation;

beforeAll(async () => {
  description = await answerOf(request('GET', '/api/openapi.json'), 200);
});

async function lint(source: string): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended'],
    // `/collections/choices/:publication` stands beside `/collections/:id/state`: no collection is called «choices».
    rules: { 'no-ambiguous-paths': 'off' },
  });
  const found = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  return found.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer})`);
}

describe('the description of the API', () => {
  it('stands before the recommended rules of Redocly, warnings too', async () => {
    expect(await lint(JSON.stringify(description))).toEqual([]);
  });

  it('would not stand before them with an operation that needs an unknown right', async () => {
    const broken = structuredClone(description);
    (broken.paths['/api/me']?.get as Operation).security = [{ key: [] }];
    expect(await lint(JSON.stringify(broken))).toEqual([expect.stringContaining('security-defined')]);
  });

  it('names operations by method and path', () => {
    expect(operation('post', '/api/pairs/{id}/goals').operationId).toBe('postPairsGoals');
    expect(operation('get', '/api/pairs/{id}').operationId).toBe('getPairsById');
    const ids = Object.values(description.paths).flatMap((path) => Object.values(path).map((one) => one.operationId));
    expect(new Set(ids).size).toBe(routes.length);
  });

  it('says where a session is needed, may be, and is not', () => {
    expect(operation('get', '/api/me').security).toEqual([{ session: [] }]);
    expect(operation('get', '/api/threads').security).toEqual([{ session: [] }, {}]);
    expect(operation('get', '/api/materials').security).toEqual([]);
    expect(operation('post', '/api/session').security).toEqual([]);
  });

  it('tells which refusals to expect', () => {
    const refusals = (one: Operation) => Object.keys(one.responses).filter((status) => status.startsWith('4'));
    expect(refusals(operation('get', '/api/materials/{id}'))).toEqual(['400', '404', '429']);
    expect(refusals(operation('post', '/api/session'))).toContain('401');
    expect(refusals(operation('put', '/api/threads/{id}'))).toEqual(['400', '401', '403', '404', '409', '413', '429']);
  });
});
