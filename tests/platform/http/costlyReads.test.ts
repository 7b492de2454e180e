import { globSync } from 'node:fs';
import { expect, it, vi } from 'vitest';

vi.hoisted(() => {
  process.env.RATE_LIMITS = 'on';
  process.env.TRUSTED_PROXY = '127.0.0.1';
});
const { cookieOf, request } = await import('../../support/app.ts');
const { from, many, statusesOf } = await import('../../support/guesses.ts');
const { routes } = await import('../../../api/app.ts');
const { costOf } = await import('../../../api/platform/capability/index.ts');

const ask = async (path: string, address: string, as?: string) =>
  request('GET', path, { headers: from(address, as && (await cookieOf(as))) });

/** What sounds costly and is a list or a row, found by a key. */
const cheap = [
  '/api/me/calendar',
  '/api/people/:id',
  '/api/mentors/:person',
  '/api/imports/:id',
  '/api/schools/:id/people',
];

it('knows every search, paper, table and feed of the API', () => {
  const sounding = /find|search|similar|people$|mentors|matching|export|mdx|calendar|openapi|imports|pdf|docx|csv/;
  const lacking = routes
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => `/api${path}`)
    .filter((path) => sounding.test(path) && !cheap.includes(path) && !costOf(path.replace(/:\w+/g, 'x1')));
  expect(lacking).toEqual([]);
});

it('knows every page that is a file', () => {
  const files = globSync('**/*.ts', { cwd: 'site/pages' }).map((file) => `/${file.slice(0, -'.ts'.length)}`);
  expect(files.length).toBeGreaterThan(15);
  const lacking = files.filter((path) => !costOf(path.replace(/\[\w+\]/g, 'x1')));
  expect(lacking.sort()).toEqual(['/files/[id]/[name]', '/robots.txt']);
});

it('leaves pages, lists and uploaded files alone', () => {
  for (const path of [
    '/',
    '/bank',
    '/threads/x1',
    '/api/materials',
    '/api/threads/x1',
    '/files/x1/plan.docx',
    '/search',
  ])
    expect(costOf(path)).toBeUndefined();
  expect(costOf('/files/x1/../feed.pdf')).toBeUndefined();
});

it('holds an address that never stops asking, and nobody else', async () => {
  expect(await statusesOf(many(601, () => ask('/api/me/export', '198.51.100.1')))).toEqual({ 401: 600, 429: 1 });
  const refused = await ask('/api/me/export', '198.51.100.1');
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(refused.headers.get('Content-Type')).toContain('application/problem+json');
  expect((await ask('/api/me/export', '198.51.100.2')).status).toBe(401);
  // Another kind of reading, and a person, have a measure of their own.
  expect((await ask('/api/find?q=дроби', '198.51.100.1')).status).toBe(200);
  expect((await ask('/api/me/export', '198.51.100.1', 'teacher')).status).toBe(200);
});

it('counts a person wherever they are, and lets sixty people of one school search for a minute', async () => {
  const asked = many(301, (index) => ask('/api/pairs/matching', `203.0.113.${index % 200}`, 'outsider'));
  expect((await statusesOf(asked))[429]).toBe(1);
  const school = many(1800, () => ask('/api/pairs/matching', '203.0.113.201'));
  expect((await statusesOf(school))[429]).toBeUndefined();
});
