import { randomBytes } from 'node:crypto';
import type { Markup } from './html.ts';
import { type PartName, parts, type Values } from './parts.ts';
import type { Person } from './person.ts';

/** Nobody can write a hole: in an attribute «<» of people's texts stands as it is, so only what nobody knows tells ours apart. */
const secret = randomBytes(12).toString('hex');
const holes = new RegExp(`<!--mine:${secret}:(\\w+) (.*?)-->`, 'g');

/** Where a personal part stands in a page: `<Fragment set:html={hole('ownActs', { … })} />`. */
export function hole<Name extends PartName>(
  name: Name,
  ...[values]: unknown extends Values<Name> ? [] : [Values<Name>]
): string {
  // No «>» inside, so that nothing ends the comment early.
  return `<!--mine:${secret}:${name} ${JSON.stringify(values ?? null).replaceAll('>', '\\u003e')}-->`;
}

/** A drawn page: pieces that are the same for everybody, encoded once, and holes between them. */
export type Template = readonly (Buffer | ((person: Person) => string))[];

export function templateOf(page: string): Template {
  const pieces: (Buffer | ((person: Person) => string))[] = [];
  let at = 0;
  for (const found of page.matchAll(holes)) {
    const part = parts[found[1] as PartName] as (person: Person, values: unknown) => Markup;
    const values: unknown = JSON.parse(found[2] as string);
    pieces.push(Buffer.from(page.slice(at, found.index)), (person) => part(person, values).text);
    at = found.index + found[0].length;
  }
  return [...pieces, Buffer.from(page.slice(at))];
}

/** The page as this person sees it, encoded: counting and encoding the letters of a whole page at each request costs a quarter of it. */
export const filled = (template: Template, person: Person): Buffer<ArrayBuffer> =>
  Buffer.concat(template.map((piece) => (typeof piece === 'function' ? Buffer.from(piece(person)) : piece)));

/** About what a template takes in memory, in bytes. */
export const bytesOf = (template: Template): number =>
  template.reduce((sum, piece) => sum + (typeof piece === 'function' ? 200 : piece.length), 0);
