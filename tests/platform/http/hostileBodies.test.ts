import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { cookieOf, request } from '../../support/app.ts';
import { Hostile, oddSegments } from '../../support/hostile.ts';

const { routes } = await import('../../../api/app.ts');
const { read } = await import('../../../db/client.ts');

const seed = 20_261_201;
const bodies = 2000;
/** Four times what a request may hold the loop, in milliseconds of the main thread's own time: other processes do not count in it. */
const mostHeld = 400;
/** Those who may do the most come oftener: their bodies are read and not refused before. */
const callers = [null, 'teacher', 'methodist', 'methodist', 'methodist', 'admin', 'head', 'head', 'mentor'] as const;

/** From which table an address takes its ids, by the word before them. */
const tables: Record<string, string> = {
  adoptions: 'adoptions',
  announcements: 'announcements',
  applications: 'applications',
  associations: 'associations',
  bookmarks: 'publications',
  collections: 'collections',
  documents: 'association_documents',
  goals: 'pair_goals',
  groups: 'association_groups',
  imports: 'imports',
  jobs: 'jobs',
  links: 'links',
  marks: 'outdated_marks',
  'material-drafts': 'materials',
  materials: 'publications',
  'meeting-templates': 'meeting_templates',
  meetings: 'meetings',
  members: 'users',
  moderation: 'moderation_cases',
  notifications: 'notifications',
  outcomes: 'meeting_outcomes',
  pairs: 'pairs',
  people: 'users',
  'plan-rows': 'work_plan_rows',
  polls: 'polls',
  posts: 'posts',
  practices: 'practices',
  schools: 'schools',
  tasks: 'pair_tasks',
  threads: 'threads',
  unmet: 'unmet_questions',
};
const known = new Map<string, string[]>();

beforeAll(async () => {
  for (const table of new Set(Object.values(tables))) {
    const rows = await read.all<{ 0: string }>(sql`select id from ${sql.identifier(table)} limit 12`);
    known.set(
      table,
      rows.map((row) => row[0]),
    );
  }
  // Else addresses would lead nowhere, and nothing would be read.
  expect(known.get('threads')?.every((id) => /^[0-9a-z]{16}$/.test(id))).toBe(true);
  for (const caller of callers) if (caller) await cookieOf(caller);
});

const writing = routes
  .filter(({ method, path }) => method !== 'GET' && !/^\/(session|sessions|me)$/.test(path))
  .toSorted((one, other) => one.path.localeCompare(other.path));

/** The names of a shape's fields, of the objects in it too. */
function namesIn(shape: z.ZodType | undefined): string[] {
  const {
    shape: fields,
    in: before,
    innerType,
  } = (shape?._zod.def ?? {}) as {
    shape?: Record<string, z.ZodType>;
    in?: z.ZodType;
    innerType?: z.ZodType;
  };
  if (fields) return Object.keys(fields);
  const inner = before ?? innerType;
  return inner ? namesIn(inner) : [];
}

function addressOf(path: string, hostile: Hostile): string {
  const segments = path.split('/');
  return segments
    .map((segment, at) => {
      if (!segment.startsWith(':')) return segment;
      const ids = known.get(tables[segments[at - 1] ?? ''] ?? '') ?? [];
      return hostile.next() < 0.15 || ids.length === 0 ? hostile.pick(oddSegments) : hostile.pick(ids);
    })
    .join('/');
}

interface Taken {
  what: string;
  status: number;
  held: number;
  kind: string | null;
}

async function taken(what: string, send: () => Promise<Response>): Promise<Taken> {
  const before = process.threadCpuUsage();
  const response = await send();
  await response.text();
  const { user, system } = process.threadCpuUsage(before);
  return { what, status: response.status, held: (user + system) / 1000, kind: response.headers.get('Content-Type') };
}

it(`answers ${bodies} hostile bodies on every writing route`, async () => {
  const hostile = new Hostile(seed);
  const found: Taken[] = [];
  const before = process.memoryUsage().rss;
  for (let at = 0; at < bodies; at++) {
    const declared = writing[at % writing.length] as (typeof writing)[number];
    const caller = hostile.pick(callers);
    const names = namesIn(declared.body);
    const address = addressOf(declared.path, hostile);
    const form =
      hostile.next() < (names.length === 0 ? 0.5 : 0.05) ? hostile.multipart(['file', 'title', 'a.length']) : null;
    const body = form?.body ?? hostile.json(names.length > 0 ? names : ['title', 'body', 'secret']);
    const headers = { 'Content-Type': form?.type ?? 'application/json' };
    const what = `${at}: ${declared.method} ${address} by ${caller}: ${form ? 'a form' : String(body).slice(0, 200)}`;
    found.push(await taken(what, () => request(declared.method, `/api${address}`, { as: caller, body, headers })));
  }
  expect(found.filter(({ status }) => status >= 500)).toEqual([]);
  expect(found.filter(({ held }) => held > mostHeld)).toEqual([]);
  expect(
    found.filter(({ status, kind }) => status >= 400 && kind?.startsWith('application/problem+json') !== true),
  ).toEqual([]);
  expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024);
  // A test of refusals that all came before the input was read would hold nothing.
  expect(found.filter(({ status }) => status === 400).length).toBeGreaterThan(bodies / 10);
});

it('answers addresses that nobody linked to, on every route', async () => {
  const hostile = new Hostile(seed + 1);
  const found: Taken[] = [];
  for (const { method, path } of routes.filter(({ path }) => path.includes(':')))
    for (const odd of [hostile.pick(oddSegments), '%ff', '%ED%A0%80']) {
      const address = path.replace(/:\w+/g, odd);
      found.push(
        await taken(`${method} ${address}`, () =>
          request(method, `/api${address}`, { as: 'methodist', ...(method !== 'GET' && { body: {} }) }),
        ),
      );
    }
  expect(found.filter(({ status }) => status >= 500)).toEqual([]);
  expect(found.filter(({ held }) => held > mostHeld)).toEqual([]);
  const broken = found.filter(({ what }) => /%ff|%ED%A0%80/.test(what));
  expect(broken.filter(({ status }) => status !== 404)).toEqual([]);
});

it('answers every query of too many, repeated, odd conditions', async () => {
  const many = `?${'a=1&'.repeat(3000)}`;
  const odd = '?limit=1e999&limit=__proto__&cursor=%ff&__proto__=1&__proto__=2&constructor=1&toString=1&q=%CC%81%CC%96';
  const found: Taken[] = [];
  for (const { path } of routes.filter(({ method, path }) => method === 'GET' && path !== '/live'))
    for (const query of [many, odd])
      found.push(
        await taken(`${path} ${query.slice(0, 20)}`, () =>
          request('GET', `/api${addressOf(path, new Hostile(seed))}${query}`, { as: 'methodist' }),
        ),
      );
  expect(found.filter(({ status }) => status >= 500)).toEqual([]);
  expect(found.filter(({ held }) => held > mostHeld)).toEqual([]);
});
