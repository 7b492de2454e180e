import { and, eq, gt, isNotNull, sql } from 'drizzle-orm';
import { type Database, read } from '../../../db/client.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { type IndexedPost, indexedPost } from './searchIndex.ts';

type PlacedEntry = IndexedPost & { position: number };

/**
 * New index rows of a discussion's posts after they moved; read and stemmed before the transaction.
 * @param titled whether the first post keeps the title
 */
export async function entriesOf(
  threadId: string,
  associationId: string | null,
  titled: boolean,
): Promise<PlacedEntry[]> {
  const entries: PlacedEntry[] = [];
  const together = 500;
  for (let after = 0; ; ) {
    const rows = await read
      .select({
        number: posts.number,
        position: posts.position,
        html: posts.html,
        authorId: posts.authorId,
        createdAt: posts.createdAt,
        title: threads.title,
      })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .where(and(eq(posts.threadId, threadId), isNotNull(posts.position), gt(posts.number, after)))
      .orderBy(posts.number)
      .limit(together);
    for (const row of rows)
      entries.push({
        position: row.position as number,
        ...indexedPost({ ...row, associationId, title: titled && row.number === 1 ? row.title : null }),
      });
    if (rows.length < together) return entries;
    after = rows.at(-1)?.number ?? after;
  }
}

/** Rewrites index rows, all in one statement. */
export async function putEntries(database: Database, entries: readonly PlacedEntry[]): Promise<void> {
  if (entries.length > 0)
    await database.run(
      sql`insert or replace into posts_search (rowid, title, words, facets) select value->>'position', value->>'title', value->>'words', value->>'facets' from json_each(${JSON.stringify(entries)})`,
    );
}
