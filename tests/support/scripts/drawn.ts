import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import type { Page } from 'playwright-core';

/** An element as it stands in a page: what of it could run, and the words that stand in itself. */
export interface Drawn {
  name: string;
  attributes: [name: string, value: string][];
  text: string;
}

/** The elements of a page as the browser has them after its scripts ran, those in templates among them. */
export const drawnIn = (page: Page): Promise<Drawn[]> =>
  page.evaluate(() => {
    const found: { name: string; attributes: [string, string][]; text: string }[] = [];
    const walk = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        found.push({
          name: element.localName,
          attributes: [...element.attributes].map(({ name, value }) => [name, value]),
          text: [...element.childNodes].map((node) => (node instanceof Text ? node.data : '')).join(''),
        });
        if (element instanceof HTMLTemplateElement) walk(element.content);
      }
    };
    walk(document);
    return found;
  });

/** The elements of a page that was answered as HTML, read by the standard's rules for a browser whose scripts are on. */
export function drawnOf(html: string): Drawn[] {
  const found: Drawn[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    if (defaultTreeAdapter.isElementNode(node))
      found.push({
        name: node.tagName,
        attributes: node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]),
        text: node.childNodes.map((child) => (defaultTreeAdapter.isTextNode(child) ? child.value : '')).join(''),
      });
    if ('content' in node) walk(node.content);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html, { scriptingEnabled: true }));
  return found;
}

const isVector = (words: string): boolean => /__hit|evil\.example/.test(words);

/** The words that hold a vector, with the number of places at which they stand. */
function placesOf(elements: Drawn[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const { name, attributes, text } of elements) {
    if (name === 'script') continue;
    for (const words of [text, ...attributes.map(([attribute, value]) => `${attribute}=${value}`)])
      if (isVector(words)) places.set(`${name} ${words}`, (places.get(`${name} ${words}`) ?? 0) + 1);
  }
  return places;
}

/** Where in a page people's words stand, whatever they say: `p.summary text`, `a.card data-title`. */
export function wordedPlaces(elements: Drawn[]): string[] {
  const found = new Set<string>();
  for (const { name, attributes, text } of elements) {
    const shape = `${name}.${new Map(attributes).get('class') ?? ''}`;
    if (isVector(text)) found.add(`${shape} text`);
    for (const [attribute, value] of attributes) if (isVector(value)) found.add(`${shape} ${attribute}`);
  }
  return [...found];
}

/** Whether scripts of the page put people's words where its HTML had none. */
export function drewWords(live: Drawn[], answered: Drawn[]): boolean {
  const before = placesOf(answered);
  return [...placesOf(live)].some(([place, count]) => count > (before.get(place) ?? 0));
}
