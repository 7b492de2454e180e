import type { Drawn } from './drawn.ts';

// The code of a school's link is drawn into the page: a picture runs nothing, and it is only kept.
const code = 'data:image/svg+xml;base64,';
const isCode = ({ name, attributes }: Drawn) => {
  const values = new Map(attributes);
  if (name === 'img') return values.get('src')?.startsWith(code) ?? false;
  return name === 'a' && values.has('download') && (values.get('href')?.startsWith(code) ?? false);
};

/** Attributes of elements that the browser follows by itself. */
const fetched: Record<string, string[]> = {
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  input: ['src'],
  link: ['href'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
};

/** What among the elements of a page at `origin` could run, or would ask a foreign host, in words. */
export function dangersAmong(elements: Drawn[], origin: string): string[] {
  const found: string[] = [];
  const isOurs = (address: string) => URL.canParse(address, origin) && new URL(address, origin).origin === origin;
  for (const element of elements) {
    const { name, attributes, text } = element;
    const values = new Map(attributes);
    const own = isCode(element);
    for (const [attribute, value] of attributes) {
      const shown = `${name} ${attribute}=${value.slice(0, 60)}`;
      if (attribute.startsWith('on') || attribute === 'srcdoc' || attribute === 'style') found.push(shown);
      const leads = /^(href|src|action|formaction|data|xlink:href)$/.test(attribute);
      const address = value.replace(/[\t\n\r]/g, '');
      if (leads && !own && /^\s*(javascript|data|vbscript):/i.test(address)) found.push(shown);
      // What scripts of the site read as an address is never one that runs; a title is read as words.
      if (attribute.startsWith('data-') && attribute !== 'data-title' && /^\s*(javascript|vbscript):/i.test(value))
        found.push(shown);
      if (fetched[name]?.includes(attribute) && !own)
        for (const one of attribute === 'srcset' ? value.split(',').map((part) => part.trim()) : [value])
          if (!isOurs(one.split(' ', 1)[0] as string)) found.push(shown);
    }
    if (name === 'script') {
      if (!/json$/.test(values.get('type') ?? '')) {
        if (!values.get('src') || !isOurs(values.get('src') as string)) found.push('a script of somebody else');
      } else
        try {
          JSON.parse(text);
        } catch {
          found.push('JSON that is torn');
        }
    }
    if (name === 'meta' && /refresh/i.test(values.get('http-equiv') ?? '')) found.push('a page that leads away');
    if (/^(iframe|object|embed|base|frame|applet)$/.test(name)) found.push(name);
  }
  // The frame of the page is whole: nothing ended it early.
  const count = (wanted: string) => elements.filter(({ name }) => name === wanted).length;
  if (count('main') !== 1 || count('footer') < 1) found.push('the page is torn');
  return found;
}
