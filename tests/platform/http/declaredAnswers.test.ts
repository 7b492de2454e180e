import { describe, expect, it } from 'vitest';
import { asDeclared } from '../../support/declared.ts';

const asked = (path: string, method = 'GET') => new Request(`http://opora.test/api${path}`, { method });
const problem = (status: number) =>
  Response.json(
    { type: 'about:blank', title: 'Отказ', status, detail: 'Причина' },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
const healthy = { status: 'ok', database: 'ok', version: '1' };

describe('an answer of the API in a test', () => {
  it('passes as declared', async () => {
    expect(await (await asDeclared(asked('/health'), Response.json(healthy))).json()).toEqual(healthy);
    expect((await asDeclared(asked('/me'), problem(401))).status).toBe(401);
  });

  it.each([
    ['a member that is not declared', asked('/health'), Response.json({ ...healthy, load: 1 }), 'load'],
    ['a missing member', asked('/health'), Response.json({ status: 'ok', database: 'ok' }), 'version'],
    ['a status that is not declared', asked('/health'), Response.json(healthy, { status: 201 }), 'the status'],
    ['a refusal that is not declared', asked('/health'), problem(401), 'the refusal'],
    ['a refusal of another form', asked('/me'), Response.json({ error: 'no' }, { status: 401 }), 'of the type'],
    ['another type', asked('/health'), new Response('ok', { headers: { 'Content-Type': 'text/plain' } }), 'the type'],
  ])('fails with %s', async (_, request, response, words) => {
    await expect(asDeclared(request, response)).rejects.toThrow(words);
  });
});
