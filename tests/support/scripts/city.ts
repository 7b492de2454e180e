import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { demoPassword } from '../entering.ts';
import type { ServedCity } from '../journey.ts';
import { textsOf } from './vectors.ts';

/** What an answer may bring; each act knows what it asked for. */
export interface Answer {
  id: string;
  url: string;
  version: number;
  html: string;
  items: Answer[];
  posts: { items: Answer[] };
  thread: string;
}

/** The demo city as those see it who try its text fields. */
export interface City {
  /** Sends as a demo person and gives the answer's JSON; throws when it was refused. */
  send(as: string | null, method: string, path: string, body?: unknown): Promise<Answer>;
  /** Opens a page with the eyes of a person (a guest: null) and notes what is wrong with it. */
  look(path: string, as?: string | null): Promise<void>;
  /** Puts HTML into a page, as a script of the site does with what the API gave, and notes what is wrong with it. */
  show(html: string): Promise<void>;
  /** Looks at what the search draws of people's words, once its index has them, and notes what is wrong with it. */
  search(words: string): Promise<void>;
  /** The text of the newest letter to an address. */
  letterTo(address: string): string;
  /** The first column of the first row. */
  one(sql: string): string;
}

/** Fields in which a vector was sent: `PUT /api/me name`, with `[]` for places in lists. */
export const sent = new Map<string, Set<string>>();

function note(call: string, value: unknown, field = ''): void {
  if (typeof value === 'string') {
    if (/__hit|evil\.example/.test(value)) sent.set(call, (sent.get(call) ?? new Set()).add(field));
  } else if (Array.isArray(value)) for (const each of value) note(call, each, `${field}[]`);
  else if (value && typeof value === 'object')
    for (const [name, each] of Object.entries(value)) note(call, each, field ? `${field}.${name}` : name);
}

/** Everything that an act needs but eyes, which the browser gives. */
export function cityOf(server: ServedCity): Omit<City, 'look' | 'show' | 'search'> & {
  /** A page as a person is answered it. */
  page(as: string | null, path: string): Promise<{ status: number; html: string }>;
  close(): void;
} {
  const cookies = new Map<string, Promise<string>>();
  const database = new DatabaseSync(`${server.dataDir}/opora.db`, { readOnly: true });
  async function signedIn(as: string): Promise<string> {
    const response = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { Origin: server.url, 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: `${as.replaceAll('_', '-')}@demo.test`, password: demoPassword }),
    });
    return (response.headers.get('Set-Cookie') as string).split(';', 1)[0] as string;
  }
  async function cookieOf(as: string | null): Promise<string> {
    if (as === null) return '';
    const cookie = cookies.get(as) ?? signedIn(as);
    cookies.set(as, cookie);
    return cookie;
  }
  return {
    async send(as, method, path, body) {
      const isForm = body instanceof FormData;
      const response = await fetch(server.url + path, {
        method,
        headers: {
          Origin: server.url,
          Cookie: await cookieOf(as),
          ...(!isForm && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      });
      const answer = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.slice(0, 400)}`);
      note(`${method} ${path}`, body);
      return (answer ? JSON.parse(answer) : {}) as Answer;
    },
    async page(as, path) {
      const response = await fetch(server.url + path, { headers: { Cookie: await cookieOf(as) } });
      return { status: response.status, html: await response.text() };
    },
    one(sql) {
      const row = database.prepare(sql).get() as Record<string, string> | undefined;
      if (!row) throw new Error(`nothing found: ${sql}`);
      return Object.values(row)[0] as string;
    },
    letterTo(address) {
      const folder = join(server.dataDir, 'mail');
      const texts = readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .reverse();
      const found = texts
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .find((text) => text.startsWith(`Кому: ${address}\n`));
      if (!found) throw new Error(`no letter to ${address}`);
      return found;
    },
    close: () => database.close(),
  };
}

/** A field so short is one line. */
const longestLine = 400;
export const texts = (limit: number): string[] => textsOf(limit, limit <= longestLine ? ' ' : '\n\n');

/** As many sets of values as the shortest field needs to take all vectors; longer ones begin anew. */
export function rounds<Name extends string>(limits: Record<Name, number>): Record<Name, string>[] {
  const lists = Object.entries<number>(limits).map(([name, limit]) => [name, texts(limit)] as const);
  return Array.from(
    { length: Math.max(...lists.map(([, list]) => list.length)) },
    (_, round) =>
      Object.fromEntries(lists.map(([name, list]) => [name, list[round % list.length]])) as Record<Name, string>,
  );
}

export const person = (city: City, name: string): string =>
  city.one(`SELECT id FROM users WHERE email = '${name}@demo.test'`);
export const association = (city: City, slug: string): string =>
  city.one(`SELECT id FROM associations WHERE slug = '${slug}'`);
export const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
export const moment = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** Writes vectors into fields of a kind and looks at the pages that show them. */
export type Act = (city: City) => Promise<void>;
