import { and, desc, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { type Card, cardColumns, cardOf } from './card.ts';

/** The published practices of a school as cards, newest first. */
export async function practicesPublishedBy(schoolId: string): Promise<Card[]> {
  const rows = await read
    .select(cardColumns)
    .from(publications)
    .where(
      and(
        eq(publications.schoolId, schoolId),
        eq(publications.collection, 'practice'),
        eq(publications.state, 'published'),
      ),
    )
    .orderBy(desc(publications.publishedAt))
    .limit(50);
  return rows.map(cardOf);
}
