import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const sources = globSync('api/*/**/*.ts').map((file) => file.replaceAll('\\', '/'));
const roomOf = (file: string) => /^api\/(desk|[^/]+\/[^/]+)\//.exec(file)?.[1] ?? '';
const roomsKnown = [...new Set(sources.map(roomOf))];

/** A room by the name of its schema: `db/schema/jobs.ts`, `db/schema/discussions/polls.ts`. */
const roomNamed = (name: string) => roomsKnown.find((room) => room.endsWith(`/${name}`)) ?? `nobody (${name})`;

/** Which room owns each table, by the name it has in code and by the one it has in SQL. */
const owners = new Map<string, string>();
for (const file of globSync('db/schema/**/*.ts')) {
  const [, name = ''] = /^db\/schema\/(\w+)/.exec(file.replaceAll('\\', '/')) ?? [];
  const tables = /export const (\w+) = sqliteTable\(\s*'(\w+)'/g;
  for (const [, table = '', inSql = ''] of readFileSync(file, 'utf8').matchAll(tables)) {
    owners.set(table, roomNamed(name));
    owners.set(inSql, roomNamed(name));
  }
}

/** The tables that a source writes: through Drizzle (`.update(threads)`), or in SQL (`insert into ${threads}`, `update posts set`). */
function writtenIn(source: string): string[] {
  const built = source.matchAll(/\.(?:insert|update|delete)\(\s*(\w+),?\s*\)/g);
  const raw = source.matchAll(
    /\b(?:update(?=\s+\S+\s+(?:as \w+ )?set\b)|(?:insert|replace)(?: or \w+)? into|delete from)\s+["`]?(?:\$\{)?(\w+)/gi,
  );
  return [...built, ...raw].map(([, table = '']) => table);
}

describe('a table', () => {
  it('belongs to a room that stands', () => {
    expect([...owners].filter(([, owner]) => owner.startsWith('nobody'))).toEqual([]);
    expect(owners.size).toBeGreaterThan(120);
  });

  it('is written by the room that owns it alone', () => {
    const strangers = sources.flatMap((file) =>
      writtenIn(readFileSync(file, 'utf8'))
        .map((table) => ({ table, owner: owners.get(table) }))
        .filter(({ owner }) => owner !== undefined && owner !== roomOf(file))
        .map(({ table, owner }) => `${file} writes ${table} of ${owner}`),
    );
    expect(strangers).toEqual([]);
  });

  it('is seen however it is written', () => {
    const ways = [
      'database.insert(posts).values({})',
      'database\n  .delete(\n    posts,\n  )',
      'sql`update posts set number = 1`',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source, not text
      'sql`update ${posts} set number = 1`',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source, not text
      'sql`insert or ignore into ${posts} (id) values (1)`',
      'sql`insert into "posts" (id) values (1)`',
      'sql`DELETE FROM posts`',
    ];
    expect(ways.map((source) => writtenIn(source))).toEqual(ways.map(() => ['posts']));
  });
});
