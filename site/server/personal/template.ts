import { randomBytes } from 'node:crypto';
import type { Markup } from './html.ts';
import { type PartName, parts, type Values } from './parts.ts';
import type { Person } from './person.ts';

/** Nobody can forge a gap: user text may contain «<» in an attribute, so a random word marks ours. */
const secret = randomBytes(12).toString('hex');
const holes = new RegExp(`<!--mine:${secret}:(\\w+) (.*?)-->`, 'g');

/** The place of a personal part in a page: `<Fragment set:html={hole('ownActs', { … })} />`. */
export function hole<Name extends PartName>(
  name: Name,
  ...[values]: unknown extends Values<Name> ? [] : [Values<Name>]
): string {
  // No «>» inside, so that nothing ends the comment early.
  return `<!--mine:${secret}:${name} ${JSON.stringify(values ?? null).replaceAll('>', '\\u003e')}-->`;
}

/** A drawn page: shared pieces, encoded once, and the gaps between them. */
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

/** The page for one person, encoded: encoding a whole page on each request takes a quarter of its time. */
export const filled = (template: Template, person: Person): Buffer<ArrayBuffer> =>
  Buffer.concat(template.map((piece) => (typeof piece === 'function' ? Buffer.from(piece(person)) : piece)));

/** The approximate memory of a template, in bytes. */
export const bytesOf = (template: Template): number =>
  template.reduce((sum, piece) => sum + (typeof piece === 'function' ? 200 : piece.length), 0);
