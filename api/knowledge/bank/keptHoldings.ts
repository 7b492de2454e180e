import { and, eq, sql } from 'drizzle-orm';
import { prepared, read, readAside } from '../../../db/client.ts';
import { catalogue, publicationFacets, publications } from '../../../db/schema/bank.ts';
import type { FacetName } from '../bankFiles/index.ts';
import { add, type Bits, emptyBits } from './bits.ts';
import { type Collection, Holdings } from './holdings.ts';

const revisionNow = prepared((database) => database.select({ revision: catalogue.revision }).from(catalogue).prepare());
const kept = new Map<Collection, { revision: number; holdings: Promise<Holdings> }>();

/** Cached by the revision of the catalogue, which any process may have changed. */
export async function holdingsOf(collection: Collection): Promise<Holdings> {
  const [row] = await revisionNow(read).all();
  const revision = row?.revision ?? 0;
  const known = kept.get(collection);
  if (known?.revision === revision) return known.holdings;
  const made = { revision, holdings: readHoldings(collection) };
  kept.set(collection, made);
  made.holdings.catch(() => {
    if (kept.get(collection) === made) kept.delete(collection);
  });
  return made.holdings;
}

async function readHoldings(collection: Collection): Promise<Holdings> {
  const published = and(eq(publications.collection, collection), eq(publications.state, 'published'));
  const row = sql<number>`"publications".rowid`;
  const { id, title, minutes, evidence, publishedAt } = publications;
  const [rows, groups] = await Promise.all([
    readAside.select({ row, id, title, minutes, evidence, publishedAt }).from(publications).where(published),
    readAside
      .select({
        facet: publicationFacets.facet,
        code: publicationFacets.code,
        rows: sql<string>`group_concat("publications".rowid)`,
      })
      .from(publicationFacets)
      .innerJoin(publications, eq(publications.id, publicationFacets.publicationId))
      .where(published)
      .groupBy(publicationFacets.facet, publicationFacets.code),
  ]);
  const places = new Map(rows.map((held, place) => [held.row, place]));
  const codes = new Map<FacetName, Map<string, Bits>>();
  for (const { facet, code, rows: holders } of groups) {
    const bits = emptyBits(rows.length);
    for (const holder of holders.split(',')) {
      const place = places.get(Number(holder));
      // Published between the two queries: the revision has changed, so the next reader reads again.
      if (place !== undefined) add(bits, place);
    }
    const ofFacet = codes.get(facet as FacetName) ?? new Map<string, Bits>();
    codes.set(facet as FacetName, ofFacet.set(code, bits));
  }
  return new Holdings(
    rows.map((held) => ({ ...held, publishedAt: held.publishedAt.getTime() })),
    codes,
  );
}
