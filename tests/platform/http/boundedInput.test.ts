import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import '../../support/app.ts';
import { unboundedIn } from '../../support/shapes.ts';

const { routes } = await import('../../../api/app.ts');

/** The sources in which shapes are made or read, but for what runs in browsers. */
const sources = ['api', 'site']
  .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)))
  .filter((file) => /\.(ts|astro)$/.test(file) && !/^site\/(browser|commands)\//.test(file));

/** Read what the house itself wrote: the bank's files and the vocabularies. */
const ownFiles = new Set([
  'api/operations/backup/manifest.ts',
  'api/operations/backup/state.ts',
  'api/knowledge/bankFiles/files.ts',
  'api/discovery/topics/files.ts',
  'api/platform/taxonomy/taxonomy.ts',
]);
/** The front matter is made from content that `materialInput` has let through. */
const ownShapes = new Set(['materialFrontMatter']);

/** From where a file has a name: itself, or the file that it imports it from. */
function homeOf(file: string, source: string, name: string): { home: string; exported: string } {
  for (const [, names = '', from = ''] of source.matchAll(/import (?:type )?\{([^}]*)\} from '(\.[^']+)'/g))
    for (const one of names.split(',')) {
      const [exported = '', own = exported] = one.trim().split(/\s+as\s+/);
      if (own === name) return { home: resolve(dirname(file), from), exported };
    }
  return { home: resolve(file), exported: name };
}

/** Every shape by which `parse` or `safeParse` reads something, by the place where it does. */
const read: { at: string; home: string; exported: string }[] = [];
/** Where it reads by a shape that has no name that this test could look up. */
const nameless: string[] = [];
for (const file of sources.filter((file) => !ownFiles.has(file))) {
  const source = readFileSync(file, 'utf8');
  // What parses cookies and addresses has the name too.
  const reads = /import \{[^}]*\bparse\b[^}]*\} from '[^']*\/problem(?:\.ts|\/index\.ts)'/.test(source);
  const calls = [
    ...(reads ? source.matchAll(/(?<![.\w])parse\(\s*([\w.]+(?:\[\w+\])?)(\(?)/g) : []),
    ...source.matchAll(/(?<![.\w])(\w+)\.(?:safeParse|parse|parseAsync|safeParseAsync)\(/g),
  ];
  for (const [, name = '', made] of calls) {
    if (['JSON', 'Date', 'URL', 'ipaddr', 'reader', 'parser', 'plainParser'].includes(name) || ownShapes.has(name))
      continue;
    // The front door reads each query by the shape that the route declares; those are walked from the routes.
    if (name === 'declared.query' || (name === 'shape' && /\/(problem|oneTimeLink)\.ts$/.test(file))) continue;
    // What steps ask stands in their tables as exported inputs, which are walked below.
    if (name === 'asks' && file === 'api/platform/workflow/take.ts') continue;
    // Made on the spot by the two functions that bound a text.
    if (made && (name === 'line' || name === 'text')) continue;
    if (made) nameless.push(`${file}: ${name}`);
    else read.push({ at: file, ...homeOf(file, source, name.split(/[.[]/, 1)[0] as string) });
  }
}

const isShape = (value: unknown): value is z.ZodType => value instanceof z.ZodType;

describe('every input', () => {
  it('is bounded in each route', () => {
    const found = routes.flatMap(({ method, path, body, query }) =>
      [body, query].flatMap((shape) => (shape ? unboundedIn(shape).map((what) => `${method} ${path}: ${what}`) : [])),
    );
    expect(found).toEqual([]);
  });

  it('is bounded where forms and capabilities read it', async () => {
    expect(nameless, 'shapes made where they are read: give them a name and export it').toEqual([]);
    const found = new Set<string>();
    for (const { at, home, exported } of read) {
      const module = (await import(pathToFileURL(home).href)) as Record<string, unknown>;
      const value = module[exported];
      const shapes = isShape(value) ? [value] : Object.values((value ?? {}) as object).filter(isShape);
      if (shapes.length === 0) found.add(`${at}: «${exported}» is not exported by ${relative('.', home)}`);
      for (const shape of shapes)
        for (const what of unboundedIn(shape)) found.add(`${exported} of ${relative('.', home)}: ${what}`);
    }
    expect([...found]).toEqual([]);
    expect(read.length).toBeGreaterThan(100);
  });

  it('is bounded in everything that calls itself an input', async () => {
    const found: string[] = [];
    for (const file of sources.filter(
      (file) => file.startsWith('api/') && /export const \w+(Input|Query)\b/.test(readFileSync(file, 'utf8')),
    )) {
      const module = (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>;
      for (const [name, value] of Object.entries(module))
        if (/(Input|Query)$/.test(name) && isShape(value))
          found.push(...unboundedIn(value).map((what) => `${name} of ${file}: ${what}`));
    }
    expect(found).toEqual([]);
  });
});

describe('the walk itself', () => {
  it.each([
    ['a string', z.object({ a: z.string() })],
    [
      'a string before a transformation',
      z
        .string()
        .transform((value) => value.slice(0, 3))
        .pipe(z.string().max(3)),
    ],
    [
      'a list before a transformation',
      z
        .union([z.string().max(3), z.array(z.string().max(3))])
        .transform((value) => [value].flat())
        .pipe(z.array(z.string()).max(3)),
    ],
    ['a pattern without an end', z.string().regex(/^a+$/)],
    ['a pattern that is not held to the end', z.string().regex(/^a/)],
    ['an address', z.email()],
    ['a number of any size', z.coerce.number()],
    ['a number of no lowest size', z.number().max(3)],
    ['a record', z.record(z.string().max(3), z.boolean())],
    ['names of a record', z.partialRecord(z.string(), z.boolean())],
    ['anything', z.unknown()],
    ['anything beside', z.looseObject({})],
    ['a set', z.set(z.boolean())],
    ['a date made of a text', z.coerce.date()],
    ['within a default', z.array(z.boolean()).default([])],
  ] as const)('finds %s', (_what, shape) => {
    expect(unboundedIn(shape)).not.toEqual([]);
  });

  it.each([
    ['a list with both bounds', z.array(z.string().max(3)).max(3)],
    ['a day', z.iso.date()],
    ['a word of a vocabulary', z.partialRecord(z.enum(['a']), z.literal('b'))],
    ['a whole number', z.coerce.number().int()],
    [
      'a short text made another',
      z
        .string()
        .max(9)
        .transform((value) => value.split(',')),
    ],
  ] as const)('takes %s', (_what, shape) => {
    expect(unboundedIn(shape)).toEqual([]);
  });
});
