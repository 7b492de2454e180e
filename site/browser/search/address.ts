/** What is asked on the search page, as its address says it: `?q=дроби&tab=practices&subject=Математика&subject=Физика`. */
import { isTab, type Tab } from './tabs.ts';
import type { Filters } from './types.ts';

export interface Asked {
  readonly query: string;
  readonly filters: Filters;
  /** Everything, or one kind of things. */
  readonly tab: Tab;
  /** To the letter: nothing else is taken for what was typed. */
  readonly literal: boolean;
}

/** Reads the address; only the named facets count. */
export function askedIn(parameters: URLSearchParams, facets: readonly string[]): Asked {
  const filters = facets.map((facet) => [facet, parameters.getAll(facet)] as const);
  const tab = parameters.get('tab') ?? '';
  return {
    query: parameters.get('q') ?? '',
    filters: Object.fromEntries(filters.filter(([, values]) => values.length > 0)),
    tab: isTab(tab) ? tab : 'all',
    literal: parameters.get('exact') === 'yes',
  };
}

/** The address of the same page that asks this. */
export function addressOf({ query, filters, tab, literal }: Asked, path: string): string {
  const parameters = new URLSearchParams();
  if (query.trim()) parameters.set('q', query.trim());
  if (tab !== 'all') parameters.set('tab', tab);
  if (literal) parameters.set('exact', 'yes');
  for (const [facet, values] of Object.entries(filters)) {
    for (const value of values) parameters.append(facet, value);
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** The same filters with one value taken in or out. */
export function toggled(filters: Filters, facet: string, value: string, chosen: boolean): Filters {
  const others = (filters[facet] ?? []).filter((other) => other !== value);
  const { [facet]: _replaced, ...rest } = filters;
  const values = chosen ? [...others, value] : others;
  return values.length > 0 ? { ...rest, [facet]: values } : rest;
}
