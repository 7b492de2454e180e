import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { publicationFacets } from '../../../db/schema/bank.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { threadTags } from '../../../db/schema/discussions/reading.ts';
import { mine, type ThreadRow, threadRows, visibleTo } from '../../community/discussions/index.ts';
import type { TopicName } from './files.ts';

/**
 * The most recently active discussions on a topic: about its publications, with its tags, and for a subject those of its
 * associations. Only what a guest may read.
 */
export async function threadsOn(
  { facet, code }: TopicName,
  tags: readonly string[],
  most: number,
): Promise<ThreadRow[]> {
  const about = read
    .select({ id: publicationFacets.publicationId })
    .from(publicationFacets)
    .where(and(eq(publicationFacets.facet, facet), eq(publicationFacets.code, code)));
  const tagged = read
    .select({ id: threadTags.threadId })
    .from(threadTags)
    .where(inArray(threadTags.tag, [...tags]));
  const ofSubject = sql`exists (select 1 from json_each(${associations.subjects}) where json_each.value = ${code})`;
  const rows = await read
    .select({ id: threads.id })
    .from(threads)
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(mine, sql`0`)
    .where(
      and(
        isNull(threads.deletedAt),
        sql`+${threads.pairId} is null`,
        visibleTo(null),
        or(
          inArray(threads.publicationId, about),
          tags.length > 0 ? inArray(threads.id, tagged) : undefined,
          facet === 'subject' ? ofSubject : undefined,
        ),
      ),
    )
    .orderBy(desc(threads.lastPostAt), desc(threads.id))
    .limit(most);
  return threadRows(
    null,
    rows.map(({ id }) => id),
  );
}
