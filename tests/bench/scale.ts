import { rmSync } from 'node:fs';
import { enter } from '../support/entering.ts';
import { startServer } from '../support/server.ts';
import { type Crowd, commonWord, growCrowd, rareWord } from './crowd.ts';
import { p95 } from './p95.ts';
import type { Print } from './run.ts';

// A hundredth of the large one in everything, so that an association is as full as there and a page of its list as long.
const small: Crowd = { posts: 10_000, threads: 500, people: 50, associations: 2 };
const large: Crowd = { posts: 1_000_000, threads: 50_000, people: 5_000, associations: 200 };
const times = 200;

type Measured = Record<string, number>;

async function measure(crowd: Crowd): Promise<Measured> {
  const started = performance.now();
  const dataDir = growCrowd(crowd);
  console.error(`  ${crowd.posts} сообщений готовы за ${Math.round((performance.now() - started) / 1000)} с`);
  const server = await startServer({ dataDir, command: 'dist/server/entry.mjs' });
  const { cookie } = await enter(server.url, 'teacher');
  const ask = async (path: string) => {
    const begun = performance.now();
    const response = await fetch(server.url + path, { headers: { Cookie: cookie } });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    return performance.now() - begun;
  };
  const each = async (path: (index: number) => string) => {
    const taken: number[] = [];
    for (let index = 0; index < 20; index += 1) await ask(path(index * 3 + 1));
    for (let index = 0; index < times; index += 1) taken.push(await ask(path(index)));
    return p95(taken);
  };
  // Every thread is another one, so that none is answered from what was kept. Three of four places are open.
  const thread = (index: number) => `/threads/t${String((index * 7919 * 4) % crowd.threads).padStart(15, '0')}`;
  const search = (word: string) => `/api/discussions/search?q=${encodeURIComponent(word)}`;
  const result: Measured = {
    'thread page': await each(thread),
    'thread JSON': await each((index) => `/api${thread(index + 500)}`),
    'list page': await each((index) => `/threads?${index % 2 ? 'sort=newest' : ''}`),
    'list of an association': await each(
      (index) => `/api/threads?association=crowd-${(index * 4) % Math.min(crowd.associations, 40)}`,
    ),
    'unanswered and solved': await each((index) => `/api/threads?list=${index % 2 ? 'unanswered' : 'solved'}`),
    'most answered': await each(() => '/api/threads?sort=answers'),
    'unread list': await each(() => '/api/threads?list=unread'),
    'unread page': await each(() => '/threads?list=unread'),
    'desk of a person': await each(() => '/'),
    'search, rare word': await each(() => search(rareWord)),
    'search, common word': await each(() => search(commonWord)),
  };
  let searching = true;
  const crowdOfSearches = Array.from({ length: 4 }, async () => {
    while (searching) await ask(search(commonWord));
  });
  result['thread page while four search'] = await each((index) => thread(index + 1000));
  searching = false;
  await Promise.all(crowdOfSearches);
  await server.stop(true);
  rmSync(dataDir, { recursive: true, force: true });
  return result;
}

/** What reading costs in a city of ten thousand posts, and in one of a million. Named alone: it takes minutes. */
export async function scale(print: Print): Promise<void> {
  const few = await measure(small);
  const many = await measure(large);
  console.error(
    `  ${'p95, мс'.padEnd(34)}${'10 тыс.'.padStart(10)}${'1 млн'.padStart(10)}${'во сколько раз'.padStart(18)}`,
  );
  for (const [name, value] of Object.entries(many)) {
    const before = few[name] as number;
    console.error(
      `  ${name.padEnd(34)}${before.toFixed(1).padStart(10)}${value.toFixed(1).padStart(10)}${(value / before).toFixed(2).padStart(18)}`,
    );
    print(
      `scale: ${name}`,
      Math.round(value * 10) / 10,
      'ms',
      `p95 of ${times}, 1 M posts; ${before.toFixed(1)} ms at 10 k, ${(value / before).toFixed(2)} times that`,
    );
  }
}
