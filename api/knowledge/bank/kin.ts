import { and, eq, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../../db/client.ts';
import { publicationFacets, publications } from '../../../db/schema/bank.ts';
import { type Card, cardColumns, cardOf } from './card.ts';

/** The weights of shared facets. */
const weights: Record<string, number> = { situation: 5, deficit: 4, subject: 3, risk: 2, problem: 1, audience: 1 };

/** Up to `limit` published materials and practices with the most facets in common; «любой предмет» does not count. */
export async function kinOf({ id }: { id: string }, limit = 3): Promise<Card[]> {
  const own = alias(publicationFacets, 'own');
  const cases = Object.entries(weights).map(([facet, weight]) => sql`when ${facet} then ${weight}`);
  const kinship = sql`sum(case ${own.facet} ${sql.join(cases, sql` `)} else 0 end)`;
  const rows = await read
    .select(cardColumns)
    .from(own)
    .innerJoin(publicationFacets, and(eq(publicationFacets.facet, own.facet), eq(publicationFacets.code, own.code)))
    .innerJoin(publications, eq(publications.id, publicationFacets.publicationId))
    .where(
      and(eq(own.publicationId, id), ne(own.code, 'any'), ne(publications.id, id), eq(publications.state, 'published')),
    )
    .groupBy(publications.id)
    .having(sql`${kinship} > 2`)
    .orderBy(sql`${kinship} desc`, sql`${publications.publishedAt} desc`, publications.id)
    .limit(limit);
  return rows.map(cardOf);
}
