import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { answerOf, app, cookieOf, request } from '../../support/app.ts';

/** What somebody outside would write against the API. The lines after `@ts-expect-error` are wrong, and must be found so. */
const use = `
import createClient from 'openapi-fetch';
import type { paths } from './api';

export async function use(fetch: (request: Request) => Promise<Response>, cookie: string) {
  const headers = { Origin: 'http://opora.test', Cookie: cookie };
  const client = createClient<paths>({ baseUrl: 'http://opora.test', fetch, headers });

  const { data: me } = await client.GET('/api/me');
  const name: string | undefined = me?.name;
  const { data: threads } = await client.GET('/api/threads', { params: { query: { limit: 2 } } });
  const titles: string[] = threads?.items.map(({ title }) => title) ?? [];
  const { data: made, error: refused } = await client.POST('/api/collections', { body: { title: 'Из клиента' } });
  const url: string | undefined = made?.url;
  const { error, response } = await client.GET('/api/threads/{id}', { params: { path: { id: 'nothing' } } });
  const detail: string | undefined = error?.detail;

  // @ts-expect-error no such member
  me?.surname;
  // @ts-expect-error the path names an id
  const pathless = () => client.GET('/api/threads/{id}');
  // @ts-expect-error no such address
  const nowhere = () => client.GET('/api/nothing-here');

  return { name, titles, url, refused, detail, status: response.status, wrong: [pathless, nowhere].length };
}
`;

mkdirSync('node_modules/.cache', { recursive: true });
const folder = mkdtempSync(resolve('node_modules/.cache/client-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function mistakesIn(file: string): string[] {
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('a client made from the description', () => {
  it('has the types of what the API gives, and works', async () => {
    const description = await answerOf<Parameters<typeof openapiTS>[0] & object>(
      request('GET', '/api/openapi.json'),
      200,
    );
    writeFileSync(join(folder, 'api.d.ts'), astToString(await openapiTS(description)));
    writeFileSync(join(folder, 'use.ts'), use);
    expect(mistakesIn(join(folder, 'use.ts'))).toEqual([]);

    const compiled = join(folder, 'use.mjs');
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
    writeFileSync(compiled, ts.transpileModule(use, { compilerOptions }).outputText);
    const client = await import(pathToFileURL(compiled).href);
    const told = await client.use(async (asked: Request) => app.fetch(asked), await cookieOf('methodist'));
    expect(told).toMatchObject({ refused: undefined, status: 404, detail: expect.stringMatching(/[а-яё]/) });
    expect(told.name).toMatch(/[а-яё]/i);
    expect(told.titles).toHaveLength(2);
    expect(told.url).toMatch(/^\/collections\//);
  });
});
