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

/** A drawn page: pieces that are the same for everybody, and holes between them. */
export type Template = readonly (string | ((person: Person) => string))[];

export function templateOf(page: string): Template {
  const pieces: (string | ((person: Person) => string))[] = [];
  let at = 0;
  for (const found of page.matchAll(holes)) {
    const part = parts[found[1] as PartName] as (person: Person, values: unknown) => Markup;
    const values: unknown = JSON.parse(found[2] as string);
    pieces.push(page.slice(at, found.index), (person) => part(person, values).text);
    at = found.index + found[0].length;
  }
  return [...pieces, page.slice(at)];
}

/** The page as this person sees it. */
export function filled(template: Template, person: Person): string {
  let page = '';
  for (const piece of template) page += typeof piece === 'string' ? piece : piece(person);
  return page;
}
