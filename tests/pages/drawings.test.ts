import { expect, test } from 'vitest';
import { enter } from '../support/entering.ts';
import { servedCity } from '../support/journey.ts';
import { knownPages } from '../support/pages.ts';

const city = servedCity();

test('a drawing that a page points to stands on it, once', async () => {
  const cookies = new Map<string, string>();
  const wrong: string[] = [];
  let pointed = 0;
  for (const { name, path, as } of knownPages(city.dataDir)) {
    if (as && !cookies.has(as)) cookies.set(as, (await enter(city.url, as)).cookie);
    const html = await (
      await fetch(city.url + path, { headers: as ? { Cookie: cookies.get(as) as string } : {} })
    ).text();
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id as string);
    for (const [, id] of html.matchAll(/<use href="#([^"]+)"/g)) {
      pointed += 1;
      if (ids.filter((one) => one === id).length !== 1) wrong.push(`${name}: ${id}`);
    }
    for (const id of new Set(ids))
      if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push(`${name}: ${id} stands twice`);
  }
  expect(wrong).toEqual([]);
  expect(pointed).toBeGreaterThan(100);
});
