/** The kinds of things that one box finds: each has an address of its own, and says how many there are. */
import type { FindKind } from '../../../api/discovery/siteSearch/index.ts';
import { make } from './dom.ts';
import type { FilterCounts, Filters } from './types.ts';

export const tabTitles = {
  all: 'Всё',
  materials: 'Материалы',
  practices: 'Практики',
  discussions: 'Обсуждения',
  associations: 'Объединения',
  people: 'Люди',
} as const;
export type Tab = keyof typeof tabTitles;

/** Numbers of what was found; one that is not known yet is missing. */
export type TabCounts = Partial<Record<Tab, number>>;

export const isTab = (name: string): name is Tab => Object.hasOwn(tabTitles, name);
const ofServer: readonly Tab[] = ['discussions', 'associations', 'people'];
/** Whether the server finds it; the rest lies in the index that the browser has. */
export const isAround = (tab: Tab): tab is FindKind => ofServer.includes(tab);

/** The kind of a practice in the index; every other kind is a material's. */
const PRACTICE = 'Практика';

/** The filters with which the index is asked for a tab. `kinds`: those of materials. */
export function filtersOf(tab: Tab, filters: Filters, kinds: readonly string[]): Filters {
  if (tab === 'practices') return { ...filters, kind: [PRACTICE] };
  if (tab !== 'materials') return filters;
  const chosen = (filters.kind ?? []).filter((kind) => kind !== PRACTICE);
  return { ...filters, kind: chosen.length > 0 ? chosen : kinds };
}

/** How many of what the index found are materials and how many practices, by its counts of kinds. */
export function shelfCounts({ kind = {} }: FilterCounts): TabCounts {
  const practices = kind[PRACTICE] ?? 0;
  const all = Object.values(kind).reduce((sum, count) => sum + count, 0);
  return { materials: all - practices, practices };
}

/** The facets that a tab can be narrowed by: practices are of one kind. */
export function facetsWithin(tab: Tab, counts: FilterCounts): FilterCounts {
  if (tab !== 'materials' && tab !== 'practices') return counts;
  const { kind = {}, ...others } = counts;
  const { [PRACTICE]: _practices, ...kinds } = kind;
  return tab === 'materials' ? { ...others, kind: kinds } : others;
}

/** Draws the links once and then only tells them what changed, so that the one in focus stays itself. */
export function showTabs(part: HTMLElement, current: Tab, counts: TabCounts, addressOf: (tab: Tab) => string): void {
  if (!part.firstElementChild) part.append(make('ul', { class: 'tabs' }, ...Object.keys(tabTitles).map(tabItem)));
  for (const link of part.querySelectorAll('a')) {
    const tab = link.dataset.tab as Tab;
    link.href = addressOf(tab);
    if (tab === current) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
    const count = link.querySelector('.count');
    if (count) count.textContent = counts[tab] === undefined ? '' : counts[tab].toLocaleString('ru');
  }
}

const tabItem = (tab: string): HTMLElement =>
  make('li', {}, make('a', { 'data-tab': tab }, tabTitles[tab as Tab], make('span', { class: 'count' })));
