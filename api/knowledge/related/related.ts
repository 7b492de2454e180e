import { and, asc, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { publicationRelations } from '../../../db/schema/related.ts';
import { type Card, cardColumns, cardOf, kinOf } from '../bank/index.ts';

/**
 * Up to `limit` published materials and practices most similar to this one. A new one that
 * was not compared yet gets those with the most facets in common.
 */
export async function relatedTo({ id }: { id: string }, limit = 3): Promise<Card[]> {
  const rows = await read
    .select(cardColumns)
    .from(publicationRelations)
    .innerJoin(publications, eq(publications.id, publicationRelations.relatedId))
    .where(and(eq(publicationRelations.publicationId, id), eq(publications.state, 'published')))
    .orderBy(asc(publicationRelations.place))
    .limit(limit);
  return rows.length > 0 ? rows.map(cardOf) : kinOf({ id }, limit);
}
