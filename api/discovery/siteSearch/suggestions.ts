import { and, desc, eq, isNull } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { publications } from '../../../db/schema/bank.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { mine, threadUrl, visibleTo } from '../../community/discussions/index.ts';
import { publicationUrl } from '../../knowledge/bank/index.ts';
import { topicNames, topicTitle, topicUrl } from '../topics/index.ts';

/** `t` a topic, `m` a material, `p` a practice, `q` a question from a discussion. */
export type Suggestion = readonly [kind: 't' | 'm' | 'p' | 'q', title: string, url: string];

/** The newest ones: a phone loads the whole list. */
const mostTitles = 800;
const mostQuestions = 150;

/** Suggestions of the search box: public topics, titles and questions, the same for every caller. */
export async function listSuggestions(): Promise<Suggestion[]> {
  const [titles, questions] = await Promise.all([
    read
      .select({ collection: publications.collection, slug: publications.slug, title: publications.title })
      .from(publications)
      .where(eq(publications.state, 'published'))
      .orderBy(desc(publications.publishedAt))
      .limit(mostTitles),
    read
      .select({ id: threads.id, title: threads.title })
      .from(threads)
      .leftJoin(associations, eq(associations.id, threads.associationId))
      .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, '')))
      .where(and(isNull(threads.deletedAt), isNull(threads.pairId), visibleTo(null)))
      .orderBy(desc(threads.lastPostAt))
      .limit(mostQuestions),
  ]);
  return [
    ...topicNames.map((name): Suggestion => ['t', topicTitle(name), topicUrl(name)]),
    ...titles.map((row): Suggestion => [row.collection === 'material' ? 'm' : 'p', row.title, publicationUrl(row)]),
    ...questions.map(({ id, title }): Suggestion => ['q', title, threadUrl(id)]),
  ];
}
