import { and, asc, count, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { read } from '../../db/client.ts';
import { publicationFacets, publications } from '../../db/schema/bank.ts';
import { badInput } from '../http/problem.ts';
import { page } from '../http/route.ts';
import { type Card, type CardRow, cardColumns, cardOf } from './card.ts';
import { type Chosen, type FacetName, facetNames } from './facets.ts';
import type { Sort } from './input.ts';

export type Collection = 'material' | 'practice';

export interface Wanted {
  collection: Collection;
  chosen?: Chosen;
  sort?: Sort;
  /** 1–100. */
  limit: number;
  /** Continues a list: the `next` of its page before. */
  cursor?: string | undefined;
  /** Instead of a cursor, for numbered pages: how many to leave out. */
  skip?: number;
}

/** Every column of an order points the same way, so that a page's end is one comparison of row values. */
const orders: Record<Sort, { columns: (keyof CardRow)[]; descending: boolean }> = {
  newest: { columns: ['publishedAt', 'id'], descending: true },
  title: { columns: ['title', 'id'], descending: false },
  minutes: { columns: ['minutes', 'id'], descending: false },
  proven: { columns: ['evidence', 'publishedAt', 'id'], descending: true },
};

/**
 * Published materials or practices, a page of them; they are open to everyone, so nobody's rights are asked.
 * Within a facet any of the chosen codes, all facets together.
 */
export async function listPublications(wanted: Wanted): Promise<{ items: Card[]; next: string | null }> {
  const { limit, cursor, skip = 0, sort = 'newest' } = wanted;
  const { columns, descending } = orders[sort];
  const rows = await read
    .select(cardColumns)
    .from(publications)
    .where(and(matching(wanted), cursor ? after(cursor, sort) : undefined))
    .orderBy(...columns.map((name) => (descending ? desc(cardColumns[name]) : asc(cardColumns[name]))))
    .limit(limit + 1)
    .offset(skip);
  return page(rows, limit, cardOf, (row) => cursorOf(row, columns));
}

export const countPublications = async (wanted: Pick<Wanted, 'collection' | 'chosen'>): Promise<number> => {
  const [row] = await read.select({ total: count() }).from(publications).where(matching(wanted));
  return row?.total ?? 0;
};

function matching({ collection, chosen = {} }: Pick<Wanted, 'collection' | 'chosen'>): SQL | undefined {
  const held = chosenFacets(chosen).map(([facet, codes]) =>
    inArray(
      publications.id,
      read
        .select({ id: publicationFacets.publicationId })
        .from(publicationFacets)
        .where(and(eq(publicationFacets.facet, facet), inArray(publicationFacets.code, codes))),
    ),
  );
  return and(eq(publications.collection, collection), eq(publications.state, 'published'), ...held);
}

const chosenFacets = (chosen: Chosen): [FacetName, string[]][] =>
  facetNames.flatMap((facet) => (chosen[facet]?.length ? [[facet, chosen[facet]] as [FacetName, string[]]] : []));

const cursorOf = (row: CardRow, columns: (keyof CardRow)[]): string =>
  Buffer.from(
    JSON.stringify(columns.map((name) => (row[name] instanceof Date ? row[name].getTime() : row[name]))),
  ).toString('base64url');

function after(cursor: string, sort: Sort): SQL {
  const { columns, descending } = orders[sort];
  const values = placeIn(cursor);
  const right =
    values?.length === columns.length && values.every((value) => ['string', 'number'].includes(typeof value));
  if (!values || !right)
    throw badInput([{ path: 'cursor', message: 'Это не продолжение списка: начните его с первой страницы.' }]);
  const list = (parts: SQL[]) => sql`(${sql.join(parts, sql`, `)})`;
  const place = list(columns.map((name) => sql`${cardColumns[name] as SQLiteColumn}`));
  return sql`${place} ${sql.raw(descending ? '<' : '>')} ${list(values.map((value) => sql`${value}`))}`;
}

function placeIn(cursor: string): unknown[] | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(values) ? values : null;
  } catch {
    return null;
  }
}

export type FacetCounts = Record<FacetName, Map<string, number>>;

/**
 * How many publications each code of each facet would leave, the other facets staying as chosen: in one query.
 * Every facet is a bit; a publication carries the bits of the facets in which it has a chosen code, and counts for a code
 * when it lacks none of the chosen facets but perhaps the code's own.
 */
export async function facetCounts({
  collection,
  chosen = {},
}: Pick<Wanted, 'collection' | 'chosen'>): Promise<FacetCounts> {
  const held = chosenFacets(chosen);
  const bitOf = (column: SQLiteColumn) =>
    sql`case ${column} ${sql.join(
      facetNames.map((facet, place) => sql`when ${facet} then ${1 << place}`),
      sql` `,
    )} else 0 end`;
  const all = held.reduce((bits, [facet]) => bits | (1 << facetNames.indexOf(facet)), 0);
  const chosenHere = held.map(([facet, codes]) =>
    and(eq(publicationFacets.facet, facet), inArray(publicationFacets.code, codes)),
  );
  const hit = read
    .select({
      id: publicationFacets.publicationId,
      bits: sql<number>`sum(distinct ${bitOf(publicationFacets.facet)})`.as('bits'),
    })
    .from(publicationFacets)
    .where(or(...chosenHere) ?? sql`0`)
    .groupBy(publicationFacets.publicationId)
    .as('hit');
  const rows = await read
    .select({ facet: publicationFacets.facet, code: publicationFacets.code, total: count() })
    .from(publicationFacets)
    .innerJoin(publications, eq(publications.id, publicationFacets.publicationId))
    .leftJoin(hit, eq(hit.id, publications.id))
    .where(
      and(
        eq(publications.collection, collection),
        eq(publications.state, 'published'),
        sql`((coalesce(${hit.bits}, 0) | ${bitOf(publicationFacets.facet)}) & ${all}) = ${all}`,
      ),
    )
    .groupBy(publicationFacets.facet, publicationFacets.code);
  const counts = Object.fromEntries(facetNames.map((facet) => [facet, new Map<string, number>()])) as FacetCounts;
  for (const { facet, code, total } of rows) counts[facet as FacetName]?.set(code, total);
  return counts;
}
