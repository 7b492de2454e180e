import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { type Database, prepared, read, write } from '../../../db/client.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { stem } from '../../knowledge/search/shared/stem.ts';
import { words } from '../../knowledge/search/shared/words.ts';
import { plainText } from '../../platform/markdown/index.ts';

/** Takes the next position over all posts; it is the rowid in the search index. */
export const nextPosition = sql<number>`(select coalesce(max(${posts.position}), 0) + 1 from ${posts})`;

/** An index row: the stems of the post (with the title for the first one), and tokens for filters. */
export interface IndexedPost {
  title: string;
  words: string;
  facets: string;
}
interface Written {
  title: string | null;
  html: string;
  authorId: string;
  associationId: string | null;
  createdAt: Date;
}

const stems = (text: string) =>
  words(text)
    .map(({ folded }) => stem(folded))
    .join(' ');

/** Filter tokens: `a` and an association's id, `u` and an author's, `m` and the month of writing (UTC). */
export const associationFacet = (id: string) => `a${id}`;
export const authorFacet = (id: string) => `u${id}`;
export const monthFacet = (date: Date) => `m${date.toISOString().slice(0, 7).replace('-', '')}`;

/** Prepared outside the transaction: stemming takes CPU time, not database time. */
export const indexedPost = ({ title, html, authorId, associationId, createdAt }: Written): IndexedPost => ({
  title: title === null ? '' : stems(title),
  words: stems(plainText(html)),
  facets: [associationId && associationFacet(associationId), authorFacet(authorId), monthFacet(createdAt)]
    .filter(Boolean)
    .join(' '),
});

/** The virtual table, which drizzle-kit does not support; the baseline migration creates it. */
const postsSearch = sqliteTable('posts_search', {
  rowid: integer().notNull(),
  title: text().notNull(),
  words: text().notNull(),
  facets: text().notNull(),
});
const indexed = prepared((database) =>
  database
    .insert(postsSearch)
    .values({
      rowid: sql.placeholder('position') as unknown as number,
      title: sql.placeholder('title') as unknown as string,
      words: sql.placeholder('words') as unknown as string,
      facets: sql.placeholder('facets') as unknown as string,
    })
    .prepare(),
);

/** Writes the index row in the transaction of the post, so that the post is findable when its 201 is sent. */
export async function putIntoIndex(database: Database, position: number, post: IndexedPost): Promise<void> {
  await indexed(database).execute({ position, ...post });
}

/** Removes a post from the index. */
async function takeFromIndex(database: Database, position: number): Promise<void> {
  await database.run(sql`delete from posts_search where rowid = ${position}`);
}

/** Reindexes a post after its text or its discussion's title changed; called in that transaction. */
export async function indexAgain(database: Database, threadId: string, number: number): Promise<void> {
  const [row] = await unindexed(database)
    .where(sql`${posts.threadId} = ${threadId} and ${posts.number} = ${number}`)
    .limit(1);
  if (!row?.position) return;
  await takeFromIndex(database, row.position);
  await putIntoIndex(database, row.position, indexedPost(row));
}

const unindexed = (database: Database) =>
  database
    .select({
      id: posts.id,
      position: posts.position,
      title: sql<string | null>`case when ${posts.number} = 1 then ${threads.title} end`,
      html: posts.html,
      authorId: posts.authorId,
      associationId: threads.associationId,
      createdAt: posts.createdAt,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId));

const together = 200;

/** Indexes posts that have no index row: from an older version, or imported as data. */
export async function indexMissing(): Promise<number> {
  let done = 0;
  for (;;) {
    const rows = await unindexed(read)
      .where(and(isNull(posts.position), isNull(posts.heldAt), isNull(posts.movedToId)))
      .orderBy(asc(posts.createdAt))
      .limit(together);
    if (rows.length === 0) return done;
    const prepared = rows.map((row) => ({ id: row.id, entry: indexedPost(row) }));
    await write(async (database) => {
      for (const { id, entry } of prepared) {
        const [placed] = await database
          .update(posts)
          .set({ position: nextPosition })
          .where(sql`${posts.id} = ${id} and ${posts.position} is null`)
          .returning({ position: posts.position });
        if (placed?.position) await putIntoIndex(database, placed.position, entry);
      }
    });
    done += rows.length;
  }
}
