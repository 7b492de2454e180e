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

async function booklet(): Promise<string> {
  const page = await (await fetch(`${city.url}/collections`)).text();
  const [path] = /\/collections\/[0-9a-z]{16}/.exec(page) ?? [];
  if (!path) throw new Error('no collection on the page');
  return `${city.url}${path}/booklet.pdf`;
}

it('ends the drawing of a booklet when everybody who asked has closed the page, then draws it once for a hall', async () => {
  const address = await booklet();
  const leaving = new AbortController();
  const left = Array.from({ length: 3 }, () => fetch(address, { signal: leaving.signal }).catch((error) => error.name));
  await expect.poll(drawing).toHaveLength(1);
  const [first] = drawing();
  leaving.abort();
  expect(await Promise.all(left)).toEqual(['AbortError', 'AbortError', 'AbortError']);
  await expect.poll(drawing).not.toContain(first);

  const seen = new Set<string>();
  let done = false;
  const hall = Promise.all(
    Array.from({ length: 20 }, async () => {
      const answer = await fetch(address);
      return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
    }),
  ).finally(() => {
    done = true;
  });
  while (!done) {
    for (const number of drawing()) seen.add(number);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const answers = await hall;
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(new Set(answers.map(({ bytes }) => bytes)).size).toBe(1);
  expect(seen.size).toBe(1);
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
