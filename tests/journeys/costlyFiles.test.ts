import { readdirSync, readFileSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { servedCity } from '../support/journey.ts';

const city = servedCity();

/** Which of the machine's processes draw a booklet for this server: their numbers. */
function drawing(): string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const environment = readFileSync(`/proc/${name}/environ`, 'utf8');
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return command.includes('bookletBuild.ts') && environment.includes(`DATA_DIR=${city.dataDir}\0`);
    } catch {
      // It ended while it was looked at.
      return false;
    }
  });
}

/** Addresses of booklets of two collections. */
async function booklets(): Promise<[string, string]> {
  const page = await (await fetch(`${city.url}/collections`)).text();
  const [one, two] = new Set(page.match(/\/collections\/[0-9a-z]{16}/g));
  if (!one || !two) throw new Error('not two collections on the page');
  return [`${city.url}${one}/booklet.pdf`, `${city.url}${two}/booklet.pdf`];
}

/** Every process that draws until `end` holds. */
async function drawingUntil(end: () => boolean): Promise<string[]> {
  const seen = new Set<string>();
  do {
    for (const number of drawing()) seen.add(number);
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (!end());
  return [...seen];
}

it('ends the drawing of a booklet when everybody who asked has closed the page', async () => {
  const [address] = await booklets();
  const leaving = new AbortController();
  const left = Array.from({ length: 3 }, () => fetch(address, { signal: leaving.signal }).catch((error) => error.name));
  await expect.poll(drawing).toHaveLength(1);
  const begun = drawing();
  leaving.abort();
  expect(await Promise.all(left)).toEqual(['AbortError', 'AbortError', 'AbortError']);
  // Nothing is drawn for those who waited behind the first, and what was begun was not brought to its end: it is begun anew.
  for (const number of await drawingUntil(() => drawing().length === 0)) expect(begun).toContain(number);
  const again = fetch(address);
  await expect.poll(drawing).toHaveLength(1);
  expect((await again).status).toBe(200);
});

it('draws a booklet once for a hall that asks at once', async () => {
  const [, address] = await booklets();
  let done = false;
  const hall = Promise.all(
    Array.from({ length: 20 }, async () => {
      const answer = await fetch(address);
      return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
    }),
  ).finally(() => {
    done = true;
  });
  const drawn = await drawingUntil(() => done);
  const answers = await hall;
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(new Set(answers.map(({ bytes }) => bytes)).size).toBe(1);
  expect(drawn).toHaveLength(1);
});

it('lies closed to every other account of the machine after it was served', async () => {
  const names = await readdir(city.dataDir, { recursive: true });
  expect(names.length).toBeGreaterThan(10);
  const open = async () => {
    const found = await Promise.all(
      names.map(async (name) => ({ name, stats: await lstat(join(city.dataDir, name)).catch(() => null) })),
    );
    return found.filter(({ stats }) => stats && (stats.mode & 0o077) !== 0).map(({ name }) => name);
  };
  await expect.poll(open).toEqual([]);
});
