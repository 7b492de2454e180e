import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildIndex } from '../../api/knowledge/search/indexer.ts';
import { standInFor } from '../../api/knowledge/search/standIn.ts';
import { answerTo } from '../../site/browser/search/answer.ts';
import { Library } from '../../site/browser/search/library.ts';
import { materials } from './fixture.ts';

const directory = await mkdtemp(join(tmpdir(), 'opora-stand-in-'));
afterAll(() => rm(directory, { recursive: true, force: true }));

const open = () =>
  Library.open(
    ['/bank/', '/practices/'],
    async (path) => new Uint8Array(await readFile(join(directory, path.split('?')[0] as string))),
  );

it('finds a page once and with its words of today, before the site is built again', async () => {
  const [first, ...others] = materials;
  if (!first) throw new Error('no materials');
  await buildIndex(materials, join(directory, 'bank'));
  const today = { ...first, title: 'Доли по-новому', summary: '', text: 'Режем арбуз и складываем куски.' };
  const standIn = await standInFor(join(directory, 'bank'), new Set(others.map(({ url }) => url)));
  expect(standIn?.documents).toEqual([0]);
  await buildIndex([today], join(directory, 'practices'), standIn ?? undefined);
  const library = await open();
  const found = async (query: string) => (await answerTo(library, query)).results.map(({ url, title }) => [url, title]);
  expect(await found('арбуз')).toEqual([[first.url, today.title]]);
  expect((await found('доли')).filter(([url]) => url === first.url)).toEqual([[first.url, today.title]]);
  // Nor are the old words found, alone or as a phrase, nor counted among what can be chosen.
  expect(await found('шоколадка')).toEqual([]);
  expect(await found('«делит шоколадку»')).toEqual([]);
  const all = Object.values((await answerTo(library, '')).facets.kind ?? {}).reduce((sum, count) => sum + count, 0);
  expect(all).toBe(materials.length);
  // After the next build of the site the same note says nothing: it is about another index.
  await buildIndex(others, join(directory, 'bank'));
  const later = await open();
  expect((await answerTo(later, 'буллинг')).results[0]?.url).toBe('/bank/bullying');
  expect(await standInFor(join(directory, 'missing'), new Set())).toBeNull();
});
