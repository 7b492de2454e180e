import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { takesFiles } from '../../api/http/fileAddresses.ts';
import { answerOf, request } from '../support/app.ts';

interface Described {
  paths: Record<string, Record<string, { summary: string }>>;
}

/** Where the forms of components stand. */
const pagesOf: Record<string, string> = {
  'site/components/mentoring/Documents.astro': '/pairs/0123',
  'site/components/discussions/ReplyForm.astro': '/threads/0123',
  'site/components/discussions/EditForm.astro': '/threads/0123',
};

/** `site/pages/upkeep/[id]/files.astro` → `/upkeep/0123/files`. */
const addressOf = (file: string) =>
  pagesOf[file] ??
  file
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
    const forms = globSync('site/**/*.astro').filter((file) =>
      readFileSync(file, 'utf8').includes('enctype="multipart/form-data"'),
    );
    expect(forms.length).toBeGreaterThan(6);
    expect(forms.filter((file) => !takesFiles(addressOf(file)))).toEqual([]);
    for (const path of ['/api/threads', '/api/imports/0123/material', '/materials/0123', '/sign-in'])
      expect(takesFiles(path)).toBe(false);
  });
});
