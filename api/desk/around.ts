import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { associationMembers, associations } from '../../db/schema/associations/associations.ts';
import { bookmarks, publications } from '../../db/schema/bank.ts';
import { threads } from '../../db/schema/discussions/discussions.ts';
import { pairPeople, pairs } from '../../db/schema/mentoring/pairs.ts';
import { schools } from '../../db/schema/schools.ts';
import { cardColumns, cardOf } from '../knowledge/bank/index.ts';
import type { Actor } from '../platform/actor/index.ts';
import { seesNoPairs } from '../support/mentoring/policy.ts';

/** The associations of this person. */
export function ownAssociations(actor: Actor) {
  return read
    .select({ id: associations.id, title: associations.title, slug: associations.slug })
    .from(associationMembers)
    .innerJoin(associations, eq(associations.id, associationMembers.associationId))
    .where(
      and(
        eq(associationMembers.userId, actor.id),
        inArray(associationMembers.membership, ['member', 'deputy', 'head']),
      ),
    )
    .orderBy(associations.title)
    .limit(30);
}

/** Recently active discussions of these associations. */
export async function latestThreads(associationIds: string[]) {
  if (associationIds.length === 0) return [];
  return read
    .select({
      id: threads.id,
      title: threads.title,
      association: associations.title,
      postCount: threads.postCount,
      lastPostAt: threads.lastPostAt,
      lastPoster: users.name,
    })
    .from(threads)
    .innerJoin(associations, eq(associations.id, threads.associationId))
    .innerJoin(users, eq(users.id, threads.lastPosterId))
    .where(and(inArray(threads.associationId, associationIds), isNull(threads.deletedAt)))
    .orderBy(desc(threads.lastPostAt))
    .limit(7);
}

const leader = alias(schools, 'leader');
const supported = alias(schools, 'supported');

/** The current pairs of this person: as mentor or mentee, as coordinator, as administration of one of the schools. */
export async function livingPairs(actor: Actor) {
  if (seesNoPairs(actor)) return [];
  const schoolId = actor.role === 'school_admin' ? actor.school?.id : undefined;
  const among = read.select({ id: pairPeople.pairId }).from(pairPeople).where(eq(pairPeople.userId, actor.id));
  return read
    .select({
      id: pairs.id,
      state: pairs.state,
      leader: leader.title,
      supported: supported.title,
      purpose: pairs.purpose,
    })
    .from(pairs)
    .innerJoin(leader, eq(leader.id, pairs.leaderId))
    .innerJoin(supported, eq(supported.id, pairs.supportedId))
    .where(
      and(
        inArray(pairs.state, ['proposed', 'agreed', 'active']),
        or(
          inArray(pairs.id, among),
          eq(pairs.coordinatorId, actor.id),
          schoolId ? eq(pairs.leaderId, schoolId) : undefined,
          schoolId ? eq(pairs.supportedId, schoolId) : undefined,
        ),
      ),
    )
    .orderBy(desc(pairs.createdAt))
    .limit(5);
}

/** This person's latest bookmarks. */
export async function latestBookmarks(actor: Actor) {
  const rows = await read
    .select(cardColumns)
    .from(bookmarks)
    .innerJoin(publications, eq(publications.id, bookmarks.publicationId))
    .where(and(eq(bookmarks.userId, actor.id), eq(publications.state, 'published')))
    .orderBy(desc(bookmarks.createdAt))
    .limit(3);
  return rows.map(cardOf);
}
