import { type Chosen, facetNames, isCode } from '../bankFiles/index.ts';
import type { Card } from './card.ts';
import { type Sort, sorts } from './input.ts';
import { type Collection, countPublications, type FacetCounts, facetCounts, listPublications } from './list.ts';

/** The filters in the address of `/bank` or `/practices`. */
export interface Asked {
  chosen: Chosen;
  sort: Sort;
  /** From 1. */
  page: number;
}

export interface Shelf extends Asked {
  collection: Collection;
  items: Card[];
  counts: FacetCounts;
  total: number;
  pages: number;
}

const onPage = 20;

/** Parses an address leniently: unknown codes are ignored, so old links still open. */
export function askedIn(address: URLSearchParams): Asked {
  const chosen = Object.fromEntries(
    facetNames.flatMap((facet) => {
      const codes = [...new Set(address.getAll(facet).flatMap((value) => value.split(',')))];
      const known = codes.filter((code) => isCode(facet, code)).slice(0, 40);
      return known.length > 0 ? [[facet, known]] : [];
    }),
  );
  const page = Number(address.get('page'));
  return {
    chosen,
    sort: sorts.find((sort) => sort === address.get('sort')) ?? 'newest',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of a shelf, without default values. */
export function shelfUrl(collection: Collection, { chosen, sort, page }: Partial<Asked>): string {
  const address = new URLSearchParams(
    facetNames.flatMap((facet) => (chosen?.[facet] ?? []).map((code) => [facet, code])),
  );
  if (sort && sort !== 'newest') address.set('sort', sort);
  if (page && page > 1) address.set('page', String(page));
  const query = address.toString();
  return (collection === 'material' ? '/bank' : '/practices') + (query && `?${query}`);
}

/** A page of materials or practices with the counts of every facet. A number beyond the end gives the last page. */
export async function readShelf(collection: Collection, address: URLSearchParams): Promise<Shelf> {
  const asked = askedIn(address);
  const { chosen, sort } = asked;
  const [total, counts] = await Promise.all([
    countPublications({ collection, chosen }),
    facetCounts({ collection, chosen }),
  ]);
  const pages = Math.max(1, Math.ceil(total / onPage));
  const page = Math.min(asked.page, pages);
  const { items } = await listPublications({ collection, chosen, sort, limit: onPage, skip: (page - 1) * onPage });
  return { collection, chosen, sort, page, pages, total, counts, items };
}
