/** The pieces of the search page, built as DOM: text is only ever set as text. */
import type { FilterCounts, Filters, Piece, SearchAnswer, SearchResult } from './client.ts';

export interface Facet {
  readonly name: string;
  readonly title: string;
}

type Child = Node | string;

/** What the results page is made of, for a page that does not bring its own. */
const PARTS: Readonly<Record<string, readonly [tag: string, attributes: Record<string, string>]>> = {
  status: ['p', { role: 'status', 'aria-live': 'polite' }],
  note: ['div', {}],
  facets: ['form', { 'aria-label': 'Уточнить поиск' }],
  results: ['ol', { class: 'search-results' }],
  more: ['div', {}],
};

/** An element with attributes and children. */
export function make(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The child with this `data-part`; made and appended when the page has none. */
export function partOf(owner: HTMLElement, name: string): HTMLElement {
  const found = owner.querySelector<HTMLElement>(`[data-part=${name}]`);
  if (found) return found;
  const [tag, attributes] = PARTS[name] ?? ['div', {}];
  const part = make(tag, { ...attributes, 'data-part': name });
  owner.append(part);
  return part;
}

function marked(pieces: readonly Piece[]): Child[] {
  return pieces.map((piece) => (piece.marked ? make('mark', {}, piece.text) : piece.text));
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

/** What is to be said besides the results: what was taken for what was typed, what helps when nothing was found. */
export function notesOn({ corrected, query, total }: SearchAnswer, hasFilters: boolean): HTMLElement[] {
  return [
    ...(corrected ? [correctionNote(corrected, query)] : []),
    ...(total === 0 && (query.trim() || hasFilters) ? [emptyAdvice(hasFilters)] : []),
  ];
}

function emptyAdvice(hasFilters: boolean): HTMLElement {
  const advice = [
    'Проверьте, нет ли опечатки.',
    'Оставьте одно-два главных слова: форма слова не важна.',
    'Назовите то же иначе, например «травля» вместо «буллинг».',
  ];
  const list = make('ul', {}, ...advice.map((text) => make('li', {}, text)));
  const clear = hasFilters ? [make('button', { type: 'button', 'data-action': 'clear' }, 'Снять все отметки')] : [];
  const ways = make(
    'p',
    {},
    make('a', { href: '/bank' }, 'Весь банк материалов'),
    ' · ',
    make('a', { href: '/practices' }, 'Все практики'),
  );
  return make(
    'div',
    { class: 'search-empty' },
    make('p', {}, 'По такому запросу ничего нет. Что поможет:'),
    list,
    ...clear,
    ways,
  );
}

/** What is shown when the index cannot be loaded. */
export function failureAdvice(): HTMLElement {
  const retry = make('button', { type: 'button', 'data-action': 'retry' }, 'Попробовать ещё раз');
  const bank = make('a', { href: '/bank' }, 'открыть банк материалов');
  return make(
    'div',
    { class: 'search-failure' },
    make('p', {}, 'Поиск не загрузился: возможно, пропала связь. Можно ', bank, '.'),
    retry,
  );
}

/** With the way back to the letter of what was typed. */
function correctionNote(corrected: string, typed: string): HTMLElement {
  const literal = make('button', { type: 'button', 'data-action': 'literal' }, `Искать «${typed}»`);
  return make(
    'p',
    { class: 'search-correction' },
    'Возможно, вы искали ',
    make('strong', {}, corrected),
    '. ',
    literal,
  );
}
