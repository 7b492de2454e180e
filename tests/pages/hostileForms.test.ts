import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createClient } from '@libsql/client';
import { beforeAll, expect, it } from 'vitest';
import { enter } from '../support/entering.ts';
import { Hostile, oddSegments } from '../support/hostile.ts';
import { servedCity } from '../support/journey.ts';

const city = servedCity();
/** Four times what a form may hold the server's loop, in milliseconds; the clock of its thread goes in steps of ten. */
const mostHeld = 400;

/** Who opens the pages below a path; everybody else is a guest there. */
const readers: [RegExp, string][] = [
  // Whose sessions end there.
  [/^\/me\/profile/, 'outsider'],
  [/^\/admin\//, 'admin'],
  [/^\/(materials|upkeep|unmet|moderation|pairs\/new|schools|bank)/, 'methodist'],
  [/^\/(pairs|practices|invitations)/, 'mentor'],
  [/^\/(associations|meetings|threads\/:id\/manage)/, 'head'],
  [/^\/(me|collections|threads|tags|notifications|consent|view)/, 'teacher'],
];
/** Where the ids in a path come from, by the folder of the page. */
const ids: Record<string, string> = {
  'admin/people': 'select id from users',
  bank: "select slug from publications where collection = 'material'",
  collections: 'select id from collections',
  materials: 'select id from materials',
  meetings: 'select id from meetings',
  moderation: 'select id from moderation_cases',
  pairs: "select pairId from pair_people join users on users.id = userId where email = 'mentor@demo.test'",
  practices: "select practices.id from practices join users on users.id = authorId where email = 'mentor@demo.test'",
  slugs: "select slug from publications where collection = 'practice'",
  schools: 'select slug from schools',
  threads: 'select id from threads',
  upkeep: "select id from publications where collection = 'material'",
};
const fixed: Record<string, string[]> = {
  associations: ['mathematics', 'primary'],
  tags: ['дроби'],
  posts: ['1', '2'],
};

const pagesRoot = 'site/pages';
const sourceOf = (file: string) => readFileSync(file, 'utf8');
const files = readdirSync(pagesRoot, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.astro'));
/** Every page that takes a form, with the intents that stand in it and in the files it takes them from. */
const forms = files.flatMap((file) => {
  const source = sourceOf(join(pagesRoot, file));
  if (!/\b(submitted|entrance|openPublication)\(/.test(source)) return [];
  const taken = [...source.matchAll(/from '(\.[^']*\/(?:forms|server)\/[^']+\.ts)'/g)].map(([, from = '']) =>
    join(pagesRoot, dirname(file), from),
  );
  const named = [source, ...taken.filter((path) => /ntents|ublication|doptions|nvitations/.test(path)).map(sourceOf)]
    .flatMap((text) => [
      ...text.matchAll(/(?:^|\{)\s*(?:async )?'?([a-z][\w-]*)'?(?:: (?:async |marked)?)?\((?:values|\{|\)|_|')/gim),
    ])
    .map(([, intent = '']) => intent);
  const path = `/${file.replace(/(\/index)?\.astro$/, '').replace(/\[(\w+)\]/g, ':$1')}`;
  return [{ path, intents: [...new Set(named)] }];
});
/** Names of fields that stand in any form. */
const names = [
  ...new Set(
    readdirSync('site', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.astro'))
      .flatMap((file) => [...sourceOf(join('site', file)).matchAll(/\bname="([a-z][\w.[\]]*)"/gi)])
      .map(([, name = '']) => name.replace(/\[\]$/, '')),
  ),
];

const known = new Map<string, string[]>(Object.entries(fixed));
const cookies = new Map<string, string>();
beforeAll(async () => {
  const client = createClient({ url: `file:${join(city.dataDir, 'opora.db')}` });
  for (const [folder, query] of Object.entries(ids))
    known.set(
      folder,
      (await client.execute(`${query} limit 5`)).rows.map((row) => String(row[0])),
    );
  client.close();
  for (const [, name] of readers) cookies.set(name, (await enter(city.url, name)).cookie);
});

function addressOf(path: string, hostile: Hostile): string {
  const segments = path.split('/');
  return segments
    .map((segment, at) => {
      if (!segment.startsWith(':')) return segment;
      const found =
        path === '/practices/:slug'
          ? known.get('slugs')
          : (known.get(segments.slice(1, at).join('/')) ?? known.get(segments[at - 1] ?? ''));
      return encodeURIComponent(found?.length ? hostile.pick(found) : '0000000000000000');
    })
    .join('/');
}

/** The time that the server's own thread has run, in milliseconds; null where the system does not tell it. */
function ran(): number | null {
  const file = `/proc/${city.pid}/task/${city.pid}/stat`;
  if (!existsSync(file)) return null;
  const [user = 0, system = 0] = sourceOf(file).split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
  return (user + system) * 10;
}

interface Taken {
  what: string;
  status: number;
  held: number;
  page: string;
}
async function taken(what: string, path: string, asked: RequestInit): Promise<Taken> {
  const before = ran();
  const headers = { Origin: city.url, ...asked.headers };
  const response = await fetch(`${city.url}${path}`, { ...asked, headers, redirect: 'manual' });
  const page = await response.text();
  return { what, status: response.status, held: before === null ? 0 : (ran() ?? 0) - before, page };
}
const told = (found: Taken[]) => found.map(({ what, status, held }) => ({ what, status, held }));

it('takes or refuses hostile forms of every intent of every page', async () => {
  expect(forms.length).toBeGreaterThan(60);
  expect(forms.filter(({ intents }) => intents.length === 0)).toEqual([]);
  const hostile = new Hostile(20_261_202);
  const found: Taken[] = [];
  for (const { path, intents } of [...forms, ...forms])
    for (const intent of intents) {
      const reader = path === '/sign-out' ? undefined : readers.find(([pattern]) => pattern.test(path))?.[1];
      const chosen = [...Array.from({ length: 5 }, () => hostile.pick(names)), 'body', 'title'];
      const form = hostile.next() < 0.1 ? hostile.multipart(['intent', ...chosen]) : null;
      const pairs = new URLSearchParams([['intent', intent], ...hostile.pairs(chosen)]).toString();
      const address = addressOf(path, hostile);
      found.push(
        await taken(`${address} ${intent}: ${(form?.body ?? pairs).slice(0, 300)}`, address, {
          method: 'POST',
          body: form?.body ?? pairs,
          headers: {
            'Content-Type': form?.type ?? 'application/x-www-form-urlencoded',
            ...(reader && { Cookie: cookies.get(reader) as string }),
          },
        }),
      );
    }
  expect(told(found.filter(({ status }) => status >= 500))).toEqual([]);
  expect(told(found.filter(({ held }) => held > mostHeld))).toEqual([]);
  const refused = found.filter(({ status }) => status === 400);
  expect(refused.length).toBeGreaterThan(found.length / 3);
});

it('keeps what was typed in a form that it refuses', async () => {
  const form = new URLSearchParams({ intent: 'sign-in', email: 'typed@demo.test', 'a.0': 'x', 'a.length': '33000000' });
  const { status, page } = await taken('', '/sign-in', { method: 'POST', body: form });
  expect(status).toBe(400);
  expect(page).toContain('typed@demo.test');
  expect(page).toContain('Обновите страницу и отправьте её ещё раз');
});

it('still takes a file through the API', async () => {
  const body = new FormData();
  body.set('file', new File(['Текст урока'], 'Урок.txt', { type: 'text/plain' }));
  const { status, page } = await taken('', '/api/files', {
    method: 'POST',
    body,
    headers: { Cookie: cookies.get('teacher') as string },
  });
  expect(page).toContain('Урок.txt');
  expect(status).toBe(201);
});

it('leads to a post of a number that is none', async () => {
  const address = addressOf('/threads/:id', new Hostile(1));
  const form = new URLSearchParams({ intent: 'useful', post: 'нет', number: 'я\r\nX: y' });
  const { status } = await taken('', address, {
    method: 'POST',
    body: form,
    headers: { Cookie: cookies.get('teacher') as string },
  });
  expect(status).toBeLessThan(500);
});

it('shows the page of nothing under every odd address', async () => {
  const found: Taken[] = [];
  const cookie = { headers: { Cookie: cookies.get('methodist') as string } };
  const places = files.filter((file) => file.includes('[')).map((file) => `/${file.replace(/(\/index)?\.astro$/, '')}`);
  const hostile = new Hostile(3);
  for (const place of places)
    for (const odd of ['%ff', '%ED%A0%80', hostile.pick(oddSegments)]) {
      const path = place.replace(/\[[^\]]+\]/g, odd);
      found.push(await taken(`GET ${path}`, path, cookie));
    }
  for (const path of [
    '/%',
    '/assets/%ff',
    '/search/%ED%A0%80',
    '/search/bank/%ff',
    '/share/%ff',
    '/icons/%',
    '/%25ff',
    '/%2525',
  ])
    found.push(await taken(`GET ${path}`, path, {}));
  expect(told(found.filter(({ status }) => status >= 500))).toEqual([]);
  const broken = found.filter(({ what }) => /%ff|%ED%A0%80/.test(what) && !what.includes('%25ff'));
  expect(told(broken.filter(({ status }) => status !== 404))).toEqual([]);
  expect(broken[0]?.page).toContain('Здесь ничего нет');
});
