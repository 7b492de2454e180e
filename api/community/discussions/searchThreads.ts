import { and, eq, inArray, sql } from 'drizzle-orm';
import { readAside } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { plainText } from '../../platform/markdown/index.ts';
import { postUrl } from './posts.ts';
import { conditions, newest, quoted, stemsOf } from './search.ts';
import { excerptOf } from './shared/excerpt.ts';
import { findableBy, mine } from './visibility.ts';

/** Title matches come before all others, whatever their age. */
const named = 1e14;

/**
 * Discussions with these words in any form, each once, by its best post: title matches first,
 * then the newest. Only what the caller may see is found and counted.
 * @returns `total` discussions, `posts` found in each, and up to `limit` of them
 */
export async function searchThreads(actor: MaybeActor, question: string, skip: number, limit: number) {
  const stems = stemsOf(question);
  if (stems.length === 0) return { total: 0, items: [] };
  const all = stems.map(quoted).join(' AND ');
  const among = (column: 'title' | 'title words') =>
    sql`select rowid from posts_search where posts_search match ${`{${column}} : (${all})`} order by rowid desc limit ${newest}`;
  const rank = sql<number>`max(case when posts.position in (${among('title')}) then ${named} else 0 end + ${posts.createdAt})`;
  const found = await readAside
    .select({
      // With one max() SQLite takes the other columns from its row.
      rank,
      thread: posts.threadId,
      post: posts.id,
      posts: sql<number>`count(*)`,
      total: sql<number>`count(*) over ()`,
    })
    .from(sql`(select rowid as position from (${among('title words')})) as found`)
    .crossJoin(posts)
    .crossJoin(threads)
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, actor?.id ?? '')))
    .where(and(sql`${posts.position} = found.position`, eq(threads.id, posts.threadId), conditions(actor, {})))
    .groupBy(posts.threadId)
    // By position: written twice it would be two max().
    .orderBy(sql`1 desc`)
    .limit(limit)
    .offset(skip);
  if (found.length === 0) return { total: 0, items: [] };
  const rows = await readAside
    .select({
      id: posts.id,
      number: posts.number,
      html: posts.html,
      thread: threads.id,
      title: threads.title,
      postCount: threads.postCount,
      lastPostAt: threads.lastPostAt,
      solved: threads.acceptedPostId,
      association: { title: associations.title, slug: associations.slug },
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, actor?.id ?? '')))
    .where(
      and(
        inArray(
          posts.id,
          found.map(({ post }) => post),
        ),
        findableBy(actor),
      ),
    )
    .limit(limit);
  const order = new Map(found.map(({ post, posts: count }, place) => [post, { place, count }]));
  const items = rows
    .sort((one, other) => (order.get(one.id)?.place ?? 0) - (order.get(other.id)?.place ?? 0))
    .map((row) => ({
      id: row.thread,
      url: postUrl(row.thread, row.number),
      title: row.title,
      excerpt: excerptOf(plainText(row.html), stems),
      /** In how many of its posts the words occur. */
      found: order.get(row.id)?.count ?? 1,
      postCount: row.postCount,
      lastPostAt: row.lastPostAt,
      solved: row.solved !== null,
      association: row.association?.slug
        ? { title: row.association.title, url: `/associations/${row.association.slug}` }
        : null,
    }));
  return { total: found[0]?.total ?? 0, items };
}
