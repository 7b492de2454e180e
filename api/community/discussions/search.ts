import { and, desc, eq, gte, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { readAside } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { stem } from '../../knowledge/search/shared/stem.ts';
import { tellingWords, words } from '../../knowledge/search/shared/words.ts';
import { publishes, shownPerson } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { plainText } from '../../platform/markdown/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { readAssociation } from '../associations/index.ts';
import type { searchQuery } from './input.ts';
import { postUrl } from './posts.ts';
import { associationFacet, authorFacet, monthFacet } from './searchIndex.ts';
import { excerptOf } from './shared/excerpt.ts';
import { findableBy, mine } from './visibility.ts';

/** A frequent word is searched only in its newest posts, so it costs no more than a rare one. */
export const newest = 5000;
/** Filtering by month helps while there are few months. */
const mostMonths = 24;

type DiscussionQuery = z.infer<typeof searchQuery>;

/** The stems of a query. */
export const stemsOf = (question: string): string[] => [
  ...new Set(tellingWords(words(question).map(({ folded }) => folded)).map(stem)),
];

export const quoted = (token: string) => `"${token.replaceAll('"', '""')}"`;

function monthsOf({ from, to }: DiscussionQuery): string[] {
  if (!from) return [];
  const months: string[] = [];
  const last = to && to < new Date() ? to : new Date();
  for (let month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth())); month <= last; ) {
    if (months.push(monthFacet(month)) > mostMonths) return [];
    month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1));
  }
  return months;
}

/** The query in FTS5 syntax: every stem, and the filters that the index has. */
function matchOf(stems: string[], query: DiscussionQuery, associationId: string | undefined): string {
  const facets = [associationId && associationFacet(associationId), query.author && authorFacet(query.author)];
  const months = monthsOf(query);
  return [
    `{title words} : (${stems.map(quoted).join(' AND ')})`,
    ...facets.filter((facet) => facet !== undefined).map((facet) => `facets : ${quoted(facet)}`),
    ...(months.length > 0 ? [`facets : (${months.map(quoted).join(' OR ')})`] : []),
  ].join(' AND ');
}

const day = 86_400_000;

/** Keeps only what the caller may see and the filters allow. */
export function conditions(actor: MaybeActor, query: Partial<DiscussionQuery>): SQL | undefined {
  return and(
    isNull(posts.deletedAt),
    isNull(threads.deletedAt),
    findableBy(actor),
    query.author ? eq(posts.authorId, query.author) : undefined,
    query.author && !actor ? sql`${publishes(posts.authorId)}` : undefined,
    query.solved ? isNotNull(threads.solvedAt) : undefined,
    query.from ? gte(posts.createdAt, query.from) : undefined,
    query.to ? lt(posts.createdAt, new Date(query.to.getTime() + day)) : undefined,
  );
}

/**
 * Posts with these words in any form, in discussions that the caller may see. Discussions with the words in their title
 * come first, then the newest. For a common word, only the newest 5,000 posts are ranked.
 * @throws Problem 404 when the caller may not see the association's discussions
 */
export async function searchDiscussions(actor: MaybeActor, query: DiscussionQuery) {
  const association = query.association ? await readAssociation(actor, query.association) : null;
  if (association && !association.inside) throw notFound();
  const stems = stemsOf(query.q);
  if (stems.length === 0) return { items: [], next: null };
  const match = matchOf(stems, query, association?.id);
  const found = sql`(select rowid as position from posts_search where posts_search match ${match} order by rowid desc limit ${newest}) as found`;
  const titled = sql`posts.position in (select rowid from posts_search where posts_search match ${`{title} : (${stems.map(quoted).join(' AND ')})`} order by rowid desc limit ${newest})`;
  const offset = query.cursor ?? 0;
  const rows = await readAside
    .select({
      id: posts.id,
      number: posts.number,
      html: posts.html,
      createdAt: posts.createdAt,
      officialAt: posts.officialAt,
      thread: { id: threads.id, title: threads.title, acceptedPostId: threads.acceptedPostId },
      association: { id: associations.id, title: associations.title, slug: associations.slug },
      author: { id: users.id, name: users.name, publishes: actor ? sql<number>`1` : publishes(users.id) },
    })
    .from(found)
    // The join order matters: without it the planner may start with all discussions outside pairs.
    .crossJoin(posts)
    .crossJoin(threads)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, actor?.id ?? '')))
    .where(and(sql`${posts.position} = found.position`, eq(threads.id, posts.threadId), conditions(actor, query)))
    .orderBy(desc(titled), desc(posts.createdAt), desc(posts.id))
    .limit(query.limit + 1)
    .offset(offset);
  const items = rows.slice(0, query.limit).map((row) => ({
    thread: row.thread.id,
    post: row.id,
    number: row.number,
    title: row.thread.title,
    excerpt: excerptOf(plainText(row.html), stems),
    url: postUrl(row.thread.id, row.number),
    author: shownPerson(actor, { ...row.author, publishes: Boolean(row.author.publishes) }),
    association: row.association?.id
      ? { id: row.association.id, title: row.association.title, url: `/associations/${row.association.slug}` }
      : null,
    createdAt: row.createdAt,
    solved: row.thread.acceptedPostId !== null,
    solution: row.thread.acceptedPostId === row.id,
    official: row.officialAt !== null,
  }));
  return { items, next: rows.length > query.limit ? String(offset + query.limit) : null };
}
