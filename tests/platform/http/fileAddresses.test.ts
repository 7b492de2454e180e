import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takesFiles } from '../../../api/platform/capability/fileAddresses.ts';
import { answerOf, request } from '../../support/app.ts';

interface Described {
  paths: Record<string, Record<string, { summary: string }>>;
}

const texts = new Map(globSync('site/**/*.astro').map((file) => [file, readFileSync(file, 'utf8')]));

/** Pages on which a component stands, by what imports it; a page stands for itself. */
const pagesWith = (file: string): string[] =>
  file.startsWith('site/pages/')
    ? [file]
    : [...texts]
        .filter(([importer, text]) => importsOf(importer, text).includes(file))
        .flatMap(([importer]) => pagesWith(importer));

const importsOf = (importer: string, text: string): string[] =>
  [...text.matchAll(/from '(\.[^']+\.astro)'/g)].map(([, path]) => join(dirname(importer), path as string));

/** `site/pages/upkeep/[id]/files.astro` → `/upkeep/0123/files`. */
const addressOf = (page: string) =>
  page
    .replace(/^site\/pages|\.astro$/g, '')
    .replace(/\/index$/, '')
    .replace(/\[\w+\]/g, '0123');

describe('a file of more than a megabyte', () => {
  it('is let in by every route that says it takes files', async () => {
    const { paths } = await answerOf<Described>(request('GET', '/api/openapi.json'), 200);
    const taking = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { summary }]) => summary.includes('multipart/form-data'))
        .map(([method]) => [method.toUpperCase(), path.replace(/\{\w+\}/g, '0123456789abcdef')] as const),
    );
    expect(taking.length).toBeGreaterThan(6);
    for (const [method, path] of taking) {
      const form = new FormData();
      form.set('file', new File(['x'.repeat(1_200_000)], 'Большой.txt'));
      // The size is judged before the caller.
      expect([path, (await request(method, path, { as: null, body: form })).status]).toEqual([path, 401]);
    }
  });

  it('is let in by every page with such a form', () => {
    const forms = [...texts].filter(([, text]) => text.includes('enctype="multipart/form-data"'));
    const pages = new Set(forms.flatMap(([file]) => pagesWith(file)));
    expect(pages.size).toBeGreaterThan(7);
    expect([...pages].map(addressOf).filter((address) => !takesFiles(address))).toEqual([]);
    for (const path of ['/api/threads', '/api/imports/0123/material', '/materials/0123', '/sign-in'])
      expect(takesFiles(path)).toBe(false);
  });
});
