import { and, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import { read } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { associationMembers, associations } from '../../db/schema/associations.ts';
import { publications } from '../../db/schema/bank.ts';
import { threads } from '../../db/schema/discussions.ts';
import { isMethodist, type MaybeActor } from '../accounts/actor.ts';
import { publishes, shownPerson } from '../accounts/shownPerson.ts';
import { readAssociation } from '../associations/association.ts';
import { isConfirmed } from '../associations/policy.ts';
import { notFound } from '../http/problem.ts';
import { page } from '../http/route.ts';
import type { threadsQuery } from './input.ts';
import { publicationUrl, threadUrl } from './thread.ts';

export const mine = alias(associationMembers, 'mine');
const opener = alias(users, 'opener');
const latest = alias(users, 'latest');

/** `maySeeInside` of the associations' policy as a condition; what is about a publication is open. Talks of pairs stand in no list. */
export function visibleTo(actor: MaybeActor): SQL | undefined {
  if (isConfirmed(actor) && isMethodist(actor)) return undefined;
  return or(
    isNotNull(threads.publicationId),
    inArray(associations.visibility, isConfirmed(actor) ? ['everyone', 'signed-in'] : ['everyone']),
    isConfirmed(actor) ? inArray(mine.membership, ['member', 'deputy', 'head']) : undefined,
  );
}

/** After the last row of the page before: older, or as old with a smaller id. */
function after(cursor: string | undefined): SQL | undefined {
  if (!cursor) return undefined;
  const [time, id] = cursor.split('.');
  return sql`(${threads.lastPostAt}, ${threads.id}) < (${Number(time)}, ${id})`;
}

/**
 * The discussions that the caller may see, the liveliest first: all of them, an association's or a publication's.
 * @throws Problem 404 when the association's discussions are not his to see
 */
export async function listThreads(actor: MaybeActor, query: z.infer<typeof threadsQuery>) {
  const association = query.association ? await readAssociation(actor, query.association) : null;
  if (association && !association.inside) throw notFound();
  const rows = await read
    .select({
      thread: threads,
      association: {
        id: associations.id,
        slug: associations.slug,
        title: associations.title,
        visibility: associations.visibility,
      },
      publication: {
        id: publications.id,
        collection: publications.collection,
        slug: publications.slug,
        title: publications.title,
      },
      opener: { id: opener.id, name: opener.name, publishes: actor ? sql<number>`1` : publishes(opener.id) },
      latest: { id: latest.id, name: latest.name, publishes: actor ? sql<number>`1` : publishes(latest.id) },
    })
    .from(threads)
    .innerJoin(opener, eq(opener.id, threads.authorId))
    .innerJoin(latest, eq(latest.id, threads.lastPosterId))
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(publications, eq(publications.id, threads.publicationId))
    .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, actor?.id ?? '')))
    .where(
      and(
        isNull(threads.deletedAt),
        isNull(threads.pairId),
        association ? eq(threads.associationId, association.id) : undefined,
        query.publication ? eq(threads.publicationId, query.publication) : undefined,
        association ? undefined : visibleTo(actor),
        after(query.cursor),
      ),
    )
    .orderBy(desc(threads.lastPostAt), desc(threads.id))
    .limit(query.limit + 1);
  return page(
    rows,
    query.limit,
    (row) => ({
      id: row.thread.id,
      url: threadUrl(row.thread.id),
      title: row.thread.title,
      association: row.association?.id
        ? {
            id: row.association.id,
            title: row.association.title,
            url: `/associations/${row.association.slug}`,
            visibility: row.association.visibility,
          }
        : null,
      about: row.publication?.id
        ? {
            kind: row.publication.collection,
            id: row.publication.id,
            title: row.publication.title,
            url: publicationUrl(row.publication),
          }
        : null,
      author: shownPerson(actor, { ...row.opener, publishes: Boolean(row.opener.publishes) }),
      lastPoster: shownPerson(actor, { ...row.latest, publishes: Boolean(row.latest.publishes) }),
      postCount: row.thread.postCount,
      createdAt: row.thread.createdAt,
      lastPostAt: row.thread.lastPostAt,
    }),
    ({ thread }) => `${thread.lastPostAt.getTime()}.${thread.id}`,
  );
}
export type ThreadRow = Awaited<ReturnType<typeof listThreads>>['items'][number];
