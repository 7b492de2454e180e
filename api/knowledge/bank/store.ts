import { getTableColumns, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { publicationFacets, publications } from '../../../db/schema/bank.ts';
import { reviewConfirmations } from '../../../db/schema/contentReview.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { facetRows } from '../bankFiles/index.ts';
import { relateJob } from './relateJob.ts';

export type NewPublication = typeof publications.$inferInsert;

/** Kept when a publication is written again at its address. */
const lasting = new Set(['id', 'publishedAt']);
const replaced = {
  ...Object.fromEntries(
    Object.entries(getTableColumns(publications))
      .filter(([name]) => !lasting.has(name))
      .map(([name, column]) => [name, sql.raw(`excluded."${column.name}"`)]),
  ),
  reviewedAt: newerOf('reviewedAt', 'confirmedAt'),
  reviewDueAt: newerOf('reviewDueAt', 'until'),
};

/** A methodist's later confirmation overrides the dates in the file. */
function newerOf(column: 'reviewedAt' | 'reviewDueAt', confirmed: 'confirmedAt' | 'until') {
  return sql`coalesce((select newest.${sql.identifier(confirmed)} from ${reviewConfirmations} newest
    where newest."publicationId" = "publications"."id" and newest."confirmedAt" > excluded."reviewedAt"
    order by newest."confirmedAt" desc limit 1), ${sql.raw(`excluded."${column}"`)})`;
}

/**
 * Upserts publications with their facets, by address (collection and slug), and queues the update of related
 * ones. A publication of the database replaces a file at the same address, never the other way round.
 * Runs inside `write`; the caller emits `publication.changed` after it.
 * @returns the ids of inserted and updated rows
 */
export async function putPublications(database: Database, given: NewPublication[]): Promise<string[]> {
  if (given.length === 0) return [];
  const rows = await database
    .insert(publications)
    .values(given)
    .onConflictDoUpdate({
      target: [publications.collection, publications.slug],
      set: replaced,
      setWhere: or(sql`excluded."source" = 'database'`, sql`${publications.source} = 'file'`),
    })
    .returning({ id: publications.id, collection: publications.collection, slug: publications.slug });
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const byAddress = new Map(given.map((publication) => [`${publication.collection}/${publication.slug}`, publication]));
  await database.delete(publicationFacets).where(inArray(publicationFacets.publicationId, ids));
  await database
    .insert(publicationFacets)
    .values(
      rows.flatMap(({ id, collection, slug }) =>
        facetRows(id, byAddress.get(`${collection}/${slug}`) as NewPublication),
      ),
    );
  // With many changes everything is compared.
  await enqueue(database, relateJob, ids.length > 200 ? {} : { ids });
  return ids;
}
