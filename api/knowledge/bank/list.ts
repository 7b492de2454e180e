import { inArray } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { page } from '../../platform/http/index.ts';
import { badInput } from '../../platform/problem/index.ts';
import { type Chosen, type FacetName, facetNames } from '../bankFiles/index.ts';
import { sizeOf } from './bits.ts';
import { type Card, cardColumns, cardOf } from './card.ts';
import { type Collection, type Held, orders } from './holdings.ts';
import type { Sort } from './input.ts';
import { holdingsOf } from './keptHoldings.ts';

export type { Collection } from './holdings.ts';

export interface Wanted {
  collection: Collection;
  chosen?: Chosen;
  sort?: Sort;
  /** 1–100. */
  limit: number;
  /** The `next` of the previous page. */
  cursor?: string | undefined;
  /** An offset for numbered pages, instead of a cursor. */
  skip?: number;
}

/**
 * A page of published materials or practices. They are open to everyone, so no rights are checked.
 * Any of the chosen codes within a facet, all facets combined.
 */
export async function listPublications(wanted: Wanted): Promise<{ items: Card[]; next: string | null }> {
  const { collection, chosen = {}, limit, cursor, skip = 0, sort = 'newest' } = wanted;
  const last = cursor ? placeIn(cursor, sort) : undefined;
  const holdings = await holdingsOf(collection);
  const found = holdings
    .inOrder(sort, holdings.matching(chosen), last)
    .drop(skip)
    .take(limit + 1);
  const { items: held, next } = page(
    [...found],
    limit,
    (one) => one,
    (one) => cursorOf(one, sort),
  );
  const rows = await read
    .select(cardColumns)
    .from(publications)
    .where(
      inArray(
        publications.id,
        held.map(({ id }) => id),
      ),
    );
  const cards = new Map(rows.map((row) => [row.id, cardOf(row)]));
  return { items: held.flatMap(({ id }) => cards.get(id) ?? []), next };
}

export async function countPublications({
  collection,
  chosen = {},
}: Pick<Wanted, 'collection' | 'chosen'>): Promise<number> {
  return sizeOf((await holdingsOf(collection)).matching(chosen));
}

export type FacetCounts = Record<FacetName, Map<string, number>>;

/** How many publications each code of each facet would leave, with the other facets as chosen. */
export async function facetCounts({
  collection,
  chosen = {},
}: Pick<Wanted, 'collection' | 'chosen'>): Promise<FacetCounts> {
  const holdings = await holdingsOf(collection);
  return Object.fromEntries(
    facetNames.map((facet) => [facet, holdings.countsIn(facet, holdings.matching(chosen, facet))]),
  ) as FacetCounts;
}

const cursorOf = (held: Held, sort: Sort): string =>
  Buffer.from(JSON.stringify(orders[sort].columns.map((name) => held[name]))).toString('base64url');

/** The values of a cursor: the sort columns of the last publication on the previous page. */
function placeIn(cursor: string, sort: Sort): unknown[] {
  const { columns } = orders[sort];
  const values = parsed(cursor);
  const right = values?.length === columns.length && columns.every((name, at) => typeof values[at] === typeOf[name]);
  if (!values || !right)
    throw badInput([{ path: 'cursor', message: 'Это не продолжение списка: начните его с первой страницы.' }]);
  return values;
}

const typeOf: Record<keyof Held, 'string' | 'number'> = {
  id: 'string',
  title: 'string',
  minutes: 'number',
  evidence: 'number',
  publishedAt: 'number',
};

function parsed(cursor: string): unknown[] | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(values) ? values : null;
  } catch {
    return null;
  }
}
