/** The pieces of the search page, built as DOM: text is only ever set as text. */
import { make, marked } from './dom.ts';
import type { FilterCounts, Filters, SearchResult } from './types.ts';

export interface Facet {
  readonly name: string;
  readonly title: string;
}

/** What the results page is made of, for a page that does not bring its own. */
const PARTS: Readonly<Record<string, readonly [tag: string, attributes: Record<string, string>]>> = {
  tabs: ['nav', { 'aria-label': 'Что показать' }],
  status: ['p', { role: 'status', 'aria-live': 'polite' }],
  note: ['div', {}],
  chosen: ['span', {}],
  clear: ['p', {}],
  facets: ['form', { 'aria-label': 'Уточнить поиск' }],
  results: ['ol', { class: 'search-results' }],
  more: ['div', {}],
  around: ['div', {}],
};

/** The child with this `data-part`; made and appended when the page has none. */
export function partOf(owner: HTMLElement, name: string): HTMLElement {
  const found = owner.querySelector<HTMLElement>(`[data-part=${name}]`);
  if (found) return found;
  const [tag, attributes] = PARTS[name] ?? ['div', {}];
  const part = make(tag, { ...attributes, 'data-part': name });
  owner.append(part);
  return part;
}

/** One result: its title is the link. */
export function resultItem(result: SearchResult): HTMLElement {
  const link = make('a', { href: result.url }, ...marked(result.titlePieces));
  const head = make('h2', { class: 'search-result-title' }, link);
  const badge = result.kind ? [make('span', { class: 'badge search-result-kind' }, result.kind)] : [];
  const excerpt =
    result.excerpt.length > 0 ? [make('p', { class: 'search-result-excerpt' }, ...marked(result.excerpt))] : [];
  return make('li', { class: 'search-result' }, head, ...badge, ...excerpt);
}

/** Facets as the element's attribute names them: `kind:Вид;subject:Предмет`. */
export function facetsOf(attribute: string): Facet[] {
  return attribute.split(';').map((pair) => {
    const [name = '', title = name] = pair.split(':');
    return { name: name.trim(), title: title.trim() };
  });
}

/** The facets that have values, as groups of checkboxes with counts. */
export function facetGroups(facets: readonly Facet[], counts: FilterCounts, chosen: Filters): HTMLElement[] {
  return facets.flatMap((facet) => {
    const values = valuesOf(counts[facet.name] ?? {}, chosen[facet.name] ?? []);
    if (values.length === 0) return [];
    const boxes = values.map(([value, count]) => facetBox(facet.name, value, count, chosen[facet.name] ?? []));
    return [make('fieldset', { class: 'search-facet' }, make('legend', {}, facet.title), ...boxes)];
  });
}

/** What is chosen stays in sight even when it finds nothing, or it could not be taken back. */
function valuesOf(counts: Record<string, number>, chosen: readonly string[]): [string, number][] {
  const all = new Map([...chosen.map((value) => [value, 0] as const), ...Object.entries(counts)]);
  return [...all]
    .filter(([value, count]) => count > 0 || chosen.includes(value))
    .sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || left.localeCompare(right, 'ru'));
}

function facetBox(facet: string, value: string, count: number, chosen: readonly string[]): HTMLElement {
  const box = make('input', { type: 'checkbox', name: facet, value }) as HTMLInputElement;
  box.checked = chosen.includes(value);
  const number = make('span', { class: 'search-facet-count' }, String(count));
  return make('label', { class: 'search-facet-value' }, box, make('span', {}, value), number);
}
