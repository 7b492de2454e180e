import { and, eq, inArray } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { publicationFacets, publications } from '../../../db/schema/bank.ts';
import { publicationRelations, relationVectors, relationWeights } from '../../../db/schema/related.ts';
import type { Near, Placed } from './nearest.ts';
import type { Text, Vector, Weights } from './terms.ts';

const facetKinds = ['situation', 'deficit', 'subject', 'risk', 'problem', 'audience'] as const;
/** Rows per transaction: other writes run in between. */
const together = 100;

/** Published texts, all or the given ones. */
export async function readTexts(ids?: readonly string[]): Promise<Text[]> {
  const [rows, codes] = await Promise.all([
    read
      .select({
        id: publications.id,
        title: publications.title,
        summary: publications.summary,
        text: publications.text,
      })
      .from(publications)
      .where(and(eq(publications.state, 'published'), ids && inArray(publications.id, [...ids])))
      .orderBy(publications.id),
    read
      .select()
      .from(publicationFacets)
      .where(
        and(
          inArray(publicationFacets.facet, [...facetKinds]),
          ids && inArray(publicationFacets.publicationId, [...ids]),
        ),
      ),
  ]);
  const facets = new Map<string, string[]>();
  for (const { publicationId, facet, code } of codes) {
    const list = facets.get(publicationId);
    if (list) list.push(`${facet}:${code}`);
    else facets.set(publicationId, [`${facet}:${code}`]);
  }
  return rows.map((row) => ({ ...row, facets: facets.get(row.id) ?? [] }));
}

export interface KeptWeights extends Weights {
  /** How many texts were added or changed since the last count. */
  changes: number;
}

/** The term weights of the stored vectors; null before the first run. */
export async function readWeights(): Promise<KeptWeights | null> {
  const [row] = await read.select().from(relationWeights).where(eq(relationWeights.id, 1));
  return row ? { total: row.total, holding: new Map(row.holding), changes: row.changes } : null;
}

/** Keys, then weights, four bytes each. */
const packed = ({ keys, values }: Vector): Buffer =>
  Buffer.concat([
    Buffer.from(keys.buffer, keys.byteOffset, keys.byteLength),
    Buffer.from(values.buffer, values.byteOffset, values.byteLength),
  ]);

function unpacked(bytes: Uint8Array): Vector {
  // A copy: the buffer of the database may not be aligned.
  const whole = Uint8Array.from(bytes).buffer;
  const half = whole.byteLength / 2;
  return { keys: new Uint32Array(whole, 0, half / 4), values: new Float32Array(whole, half) };
}

/** Every published text that was compared before. */
export async function readPlaced(): Promise<Placed[]> {
  const rows = await read
    .select({ id: relationVectors.publicationId, facets: relationVectors.facets, vector: relationVectors.vector })
    .from(relationVectors)
    .innerJoin(publications, eq(publications.id, relationVectors.publicationId))
    .where(eq(publications.state, 'published'))
    .orderBy(relationVectors.publicationId);
  return rows.map(({ vector, ...row }) => ({ ...row, vector: unpacked(vector) }));
}

export async function readLists(): Promise<Map<string, Near[]>> {
  const rows = await read
    .select()
    .from(publicationRelations)
    .orderBy(publicationRelations.publicationId, publicationRelations.place);
  const lists = new Map<string, Near[]>();
  for (const { publicationId, relatedId, nearness } of rows) {
    const list = lists.get(publicationId);
    if (list) list.push({ id: relatedId, nearness });
    else lists.set(publicationId, [{ id: relatedId, nearness }]);
  }
  return lists;
}

const chunks = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / together) }, (_, at) =>
    items.slice(at * together, (at + 1) * together),
  );

/** Replaces these lists. A text may have been removed during the comparison. */
export async function writeLists(lists: ReadonlyMap<string, readonly Near[]>): Promise<void> {
  for (const chunk of chunks([...lists])) {
    const named = chunk.flatMap(([id, near]) => [id, ...near.map((other) => other.id)]);
    await write(async (database) => {
      const found = await database
        .select({ id: publications.id })
        .from(publications)
        .where(inArray(publications.id, [...new Set(named)]));
      const here = new Set(found.map(({ id }) => id));
      const rows = chunk.flatMap(([publicationId, near]) =>
        near.map(({ id, nearness }, place) => ({ publicationId, relatedId: id, place, nearness })),
      );
      await database.delete(publicationRelations).where(
        inArray(
          publicationRelations.publicationId,
          chunk.map(([id]) => id),
        ),
      );
      const present = rows.filter(({ publicationId, relatedId }) => here.has(publicationId) && here.has(relatedId));
      if (present.length > 0) await database.insert(publicationRelations).values(present);
    });
  }
}

export async function writePlaced(placed: readonly Placed[]): Promise<void> {
  for (const chunk of chunks(placed))
    await write(async (database) => {
      const ids = chunk.map(({ id }) => id);
      const found = await database
        .select({ id: publications.id })
        .from(publications)
        .where(inArray(publications.id, ids));
      const here = new Set(found.map(({ id }) => id));
      await database.delete(relationVectors).where(inArray(relationVectors.publicationId, ids));
      const rows = chunk
        .filter(({ id }) => here.has(id))
        .map(({ id, facets, vector }) => ({ publicationId: id, facets: [...facets], vector: packed(vector) }));
      if (rows.length > 0) await database.insert(relationVectors).values(rows);
    });
}

export async function writeWeights({ total, holding, changes }: KeptWeights): Promise<void> {
  const row = { total, holding: [...holding], changes };
  await write((database) =>
    database
      .insert(relationWeights)
      .values({ id: 1, ...row })
      .onConflictDoUpdate({ target: relationWeights.id, set: row }),
  );
}
