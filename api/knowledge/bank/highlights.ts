import { and, count, desc, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { publications } from '../../../db/schema/bank.ts';
import { schools } from '../../../db/schema/schools.ts';
import { cardColumns, cardOf } from './card.ts';

const newest = (collection: 'material' | 'practice', most: number) =>
  read
    .select(cardColumns)
    .from(publications)
    .where(and(eq(publications.collection, collection), eq(publications.state, 'published')))
    .orderBy(desc(publications.publishedAt), desc(publications.id))
    .limit(most);

/** The home page's overview: the newest practices and materials as cards, and the total counts. */
export async function readHighlights() {
  const [practices, materials, published, [associationCount], [schoolCount]] = await Promise.all([
    newest('practice', 3),
    newest('material', 3),
    read
      .select({ collection: publications.collection, count: count() })
      .from(publications)
      .where(eq(publications.state, 'published'))
      .groupBy(publications.collection),
    read.select({ count: count() }).from(associations),
    read.select({ count: count() }).from(schools),
  ]);
  const publishedOf = (collection: 'material' | 'practice') =>
    published.find((row) => row.collection === collection)?.count ?? 0;
  return {
    practices: practices.map(cardOf),
    materials: materials.map(cardOf),
    counts: {
      materials: publishedOf('material'),
      practices: publishedOf('practice'),
      associations: associationCount?.count ?? 0,
      schools: schoolCount?.count ?? 0,
    },
  };
}
