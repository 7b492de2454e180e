import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { read, readAside } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { stemsOf } from './search.ts';
import { threadUrl } from './thread.ts';
import { mine, visibleTo } from './visibility.ts';

const mostWords = 8;
const mostSimilar = 5;
/** Only the newest titles of each word: a frequent word says little and costs no more than a rare one. */
const newest = 100;
/** A word in this few titles is enough alone. */
const rareTitles = 5;

/** The weight of a word: higher for words in few titles. */
const weightOf = (titles: number) => 1 / (1 + Math.log2(titles));

/**
 * Up to five discussions that the caller may see whose titles share significant words with a new title, in any form.
 * One shared word is enough only when the title has hardly more, or few titles have it.
 */
export async function similarThreads(actor: MaybeActor, title: string) {
  const stems = stemsOf(title).slice(0, mostWords);
  if (stems.length === 0) return [];
  const found = await Promise.all(stems.map(titlesWith));
  const scores = new Map<number, { shared: number; score: number; rare: boolean }>();
  for (const positions of found)
    for (const position of positions) {
      const known = scores.get(position) ?? { shared: 0, score: 0, rare: false };
      const rare = known.rare || positions.length <= rareTitles;
      scores.set(position, { shared: known.shared + 1, score: known.score + weightOf(positions.length), rare });
    }
  const candidates = [...scores]
    .filter(([, { shared, rare }]) => shared > 1 || stems.length <= 2 || rare)
    .sort(([later, one], [earlier, other]) => other.score - one.score || later - earlier)
    .slice(0, 60)
    .map(([position]) => position);
  if (candidates.length === 0) return [];
  const rows = await readAside
    .select({
      position: posts.position,
      id: threads.id,
      title: threads.title,
      postCount: threads.postCount,
      solved: threads.acceptedPostId,
      association: associations.title,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, actor?.id ?? '')))
    .where(
      and(inArray(posts.position, candidates), isNull(threads.deletedAt), isNull(threads.pairId), visibleTo(actor)),
    )
    .limit(candidates.length);
  return rows
    .sort((one, other) => candidates.indexOf(one.position as number) - candidates.indexOf(other.position as number))
    .slice(0, mostSimilar)
    .map(({ id, title, postCount, solved, association }) => ({
      id,
      url: threadUrl(id),
      title,
      postCount,
      solved: solved !== null,
      association,
    }));
}
export type SimilarThread = Awaited<ReturnType<typeof similarThreads>>[number];

/** Positions of first posts whose title has this stem, the newest first. */
async function titlesWith(stem: string): Promise<number[]> {
  const match = `{title} : "${stem.replaceAll('"', '""')}"`;
  const rows = await read
    .select({ position: sql<number>`rowid` })
    .from(sql`posts_search`)
    .where(sql`posts_search match ${match}`)
    .orderBy(sql`rowid desc`)
    .limit(newest);
  return rows.map(({ position }) => position);
}
