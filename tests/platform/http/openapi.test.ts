import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';

const { routes } = await import('../../../api/app.ts');

describe('OpenAPI', () => {
  it('lists every route with its shapes and who may call it', async () => {
    const description = await answerOf<{
      openapi: string;
      paths: Record<string, Record<string, Record<string, unknown>>>;
    }>(request('GET', '/api/openapi.json'), 200);
    expect(description.openapi).toBe('3.1.0');
    for (const { method, path, body } of routes) {
      const operation = description.paths[`/api${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()];
      expect(operation, `${method} ${path}`).toBeDefined();
      expect(operation?.['x-access'], `${method} ${path}`).not.toHaveLength(0);
      expect(operation?.summary).toMatch(/[а-яё]/i);
      if (body) expect(operation).toHaveProperty('requestBody');
    }
  });

  it('tells of an unknown address in Russian', async () => {
    const problem = await answerOf(request('GET', '/api/nothing-here'), 404);
    expect(problem).toMatchObject({ status: 404, title: expect.stringMatching(/[а-яё]/i), type: 'about:blank' });
  });
});
