import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../../db/client.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import { publications } from '../../../db/schema/bank.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';
import { publicationUrl } from '../../knowledge/bank/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { mayRead, mayRestore, type Place } from './policy.ts';

const mine = alias(associationMembers, 'mine');

/** One discussion with its place and the caller's membership, in one query. */
const threadById = read
  .select({
    thread: threads,
    association: {
      id: associations.id,
      slug: associations.slug,
      title: associations.title,
      visibility: associations.visibility,
      admission: associations.admission,
      holdsFirstPosts: associations.holdsFirstPosts,
    },
    membership: mine.membership,
    publication: {
      id: publications.id,
      collection: publications.collection,
      slug: publications.slug,
      title: publications.title,
      practiceId: publications.practiceId,
    },
    coordinatorId: pairs.coordinatorId,
    side: pairPeople.side,
  })
  .from(threads)
  .leftJoin(associations, eq(associations.id, threads.associationId))
  .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, sql.placeholder('actor'))))
  .leftJoin(publications, eq(publications.id, threads.publicationId))
  .leftJoin(pairs, eq(pairs.id, threads.pairId))
  .leftJoin(pairPeople, and(eq(pairPeople.pairId, threads.pairId), eq(pairPeople.userId, sql.placeholder('actor'))))
  .where(eq(threads.id, sql.placeholder('id')))
  .prepare();

type Row = NonNullable<Awaited<ReturnType<typeof threadById.execute>>[number]>;

export interface Thread {
  id: string;
  url: string;
  title: string;
  authorId: string;
  postCount: number;
  version: number;
  /** Incremented with every change that readers see. */
  revision: number;
  createdAt: Date;
  lastPostAt: Date;
  deletedAt: Date | null;
  deletedBy: string | null;
  /** The solution. */
  acceptedPostId: string | null;
  /** How many official answers of the centre it has. */
  officialCount: number;
  /** The practice that grew out of it. */
  practiceId: string | null;
  /** Its first post awaits approval: only its author and moderators see it. */
  held: boolean;
  closedAt: Date | null;
  closeReason: string;
  pinnedUntil: Date | null;
  slowSeconds: number;
  /** The discussion it was merged into. */
  mergedIntoId: string | null;
  association: (NonNullable<Row['association']> & { url: string }) | null;
  about: { kind: 'material' | 'practice'; id: string; title: string; url: string } | null;
  /** The pair whose private discussion it is. */
  pair: { id: string; url: string } | null;
  /** Facts for the rules. */
  place: Place;
}

export const threadUrl = (id: string) => `/threads/${id}`;

function placeOf({ association, membership, thread, coordinatorId, side }: Row, actor: MaybeActor): Place {
  if (thread.pairId) {
    const inside = coordinatorId === actor?.id ? 'head' : side ? 'member' : 'none';
    return { visibility: 'members', membership: inside, private: true };
  }
  return (
    association && {
      visibility: association.visibility,
      membership: membership ?? 'none',
      holdsFirstPosts: association.holdsFirstPosts,
    }
  );
}

/**
 * A discussion that the caller may read. A deleted one is shown only to those who may restore it.
 * @throws Problem 404
 */
export async function readThread(actor: MaybeActor, id: string): Promise<Thread> {
  const [row] = await threadById.execute({ id, actor: actor?.id ?? '' });
  if (!row) throw notFound();
  const { thread, association, publication } = row;
  const place = placeOf(row, actor);
  if (!mayRead(actor, place)) throw notFound();
  // A merged one stays as a trace; one without replies stays readable to its author.
  const own = actor?.id === thread.authorId && thread.postCount === 1;
  if (thread.deletedAt && !thread.mergedIntoId && !own && !mayRestore(actor, place, thread))
    throw notFound('Это обсуждение убрали.');
  return {
    id: thread.id,
    url: threadUrl(thread.id),
    title: thread.title,
    authorId: thread.authorId,
    postCount: thread.postCount,
    version: thread.version,
    revision: thread.revision,
    createdAt: thread.createdAt,
    lastPostAt: thread.lastPostAt,
    deletedAt: thread.deletedAt,
    deletedBy: thread.deletedBy,
    acceptedPostId: thread.acceptedPostId,
    officialCount: thread.officialCount,
    practiceId: thread.practiceId,
    held: thread.deletedAt !== null && thread.deletedBy === null,
    closedAt: thread.closedAt,
    closeReason: thread.closeReason,
    pinnedUntil: thread.pinnedUntil,
    slowSeconds: thread.slowSeconds,
    mergedIntoId: thread.mergedIntoId,
    association: association && { ...association, url: `/associations/${association.slug}` },
    about: publication && {
      kind: publication.collection,
      id: publication.id,
      title: publication.title,
      url: publicationUrl(publication),
    },
    pair: thread.pairId ? { id: thread.pairId, url: `/pairs/${thread.pairId}` } : null,
    place,
  };
}

/** What a change of this discussion affects, for listeners. */
export const threadChanged = (thread: {
  id: string;
  association: { id: string } | null;
  about: { id: string } | null;
}) =>
  ({
    kind: 'thread.changed',
    threadId: thread.id,
    associationId: thread.association?.id ?? null,
    publicationId: thread.about?.id ?? null,
  }) as const;
