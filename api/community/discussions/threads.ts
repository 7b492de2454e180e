import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { publications } from '../../../db/schema/bank.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { publicationUrl } from '../../knowledge/bank/index.ts';
import { publishes, shownPerson } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { readAssociation } from '../associations/index.ts';
import { unreadCount } from './followed.ts';
import type { threadsQuery } from './input.ts';
import { tagOf } from './tagInput.ts';
import { tagsOf } from './tags.ts';
import { threadUrl } from './thread.ts';
import { pageOfIds } from './threadLists.ts';

const opener = alias(users, 'opener');
const latest = alias(users, 'latest');

const rowsOf = (actor: MaybeActor, ids: string[]) =>
  read
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
      unread: unreadCount(actor?.id),
    })
    .from(threads)
    .innerJoin(opener, eq(opener.id, threads.authorId))
    .innerJoin(latest, eq(latest.id, threads.lastPosterId))
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(publications, eq(publications.id, threads.publicationId))
    // The `+` keeps the planner at the ids: nearly every discussion is not deleted.
    .where(and(inArray(threads.id, ids), sql`+${threads.deletedAt} is null`));
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const itemOf = (actor: MaybeActor, { thread, association, publication, ...row }: Row, tags: string[]) => ({
  id: thread.id,
  url: threadUrl(thread.id),
  title: thread.title,
  association: association?.id
    ? {
        id: association.id,
        title: association.title,
        url: `/associations/${association.slug}`,
        visibility: association.visibility,
      }
    : null,
  about: publication?.id
    ? {
        kind: publication.collection,
        id: publication.id,
        title: publication.title,
        url: publicationUrl(publication),
      }
    : null,
  author: shownPerson(actor, { ...row.opener, publishes: Boolean(row.opener.publishes) }),
  lastPoster: shownPerson(actor, { ...row.latest, publishes: Boolean(row.latest.publishes) }),
  postCount: thread.postCount,
  createdAt: thread.createdAt,
  lastPostAt: thread.lastPostAt,
  /** Unread posts in discussions that the caller follows. */
  unread: row.unread,
  tags,
  solved: thread.solvedAt !== null,
  closed: thread.closedAt !== null,
  pinned: thread.pinnedUntil !== null && thread.pinnedUntil.getTime() > Date.now(),
});

/**
 * The discussions that the caller may see: all, those of an association or a publication, or those with a tag; by list
 * (latest, unread, mine, unanswered, solved) and order.
 * @throws Problem 401 for a guest's unread or own ones, 404 when the caller may not see the association's discussions
 */
export async function listThreads(actor: MaybeActor, query: z.infer<typeof threadsQuery>) {
  const association = query.association ? await readAssociation(actor, query.association) : null;
  if (association && !association.inside) throw notFound();
  const asked = { ...query, tag: query.tag && tagOf(query.tag) };
  const { ids, next } = await pageOfIds(actor, asked, {
    associationId: association?.id,
    publicationId: query.publication,
  });
  return { items: await threadRows(actor, ids), next };
}

/** Rows of a list of discussions, in the order of `ids`. Checks no rights: the caller passes only ids that the actor may see. */
export async function threadRows(actor: MaybeActor, ids: string[]) {
  const [rows, tags] = await Promise.all([ids.length > 0 ? rowsOf(actor, ids) : [], tagsOf(ids)]);
  const byId = new Map(rows.map((row) => [row.thread.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [itemOf(actor, row, tags.get(id) ?? [])] : [];
  });
}
export type ThreadRow = Awaited<ReturnType<typeof threadRows>>[number];
