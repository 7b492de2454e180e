import { readdirSync } from 'node:fs';

/** The pages of the site with the shape of their addresses, those that say most of an address first. */
const pages = readdirSync('site/pages', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.astro'))
  .map((file) => {
    const address = file.replace(/\.astro$/, '').replace(/(^|\/)index$/, '');
    const shape = address.replace(/\[\.{3}\w+\]/, '.*').replace(/\[\w+\]/g, '[^/]+');
    return {
      file,
      shape: new RegExp(`^/${shape}/?$`),
      open: file.split('[').length + (file.includes('[...') ? 99 : 0),
    };
  })
  .sort((one, other) => one.open - other.open);

/** Which page of the site an address is of, with the names in its query: `threads/[id]/index.astro bookmark`. */
export function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://opora.test');
  const page = pages.find(({ shape }) => shape.test(pathname));
  if (!page) throw new Error(`no page of the site: ${path}`);
  return [page.file, ...[...new Set(searchParams.keys())].sort()].join(' ');
}
