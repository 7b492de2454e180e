import { and, asc, count, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { associationMembers, associations } from '../../db/schema/associations.ts';
import { practiceAuthors, practices } from '../../db/schema/practices.ts';
import { schools } from '../../db/schema/schools.ts';
import { countCases, listCases } from '../community/moderation/index.ts';
import { countUpkeep, listUpkeep } from '../knowledge/contentReview/index.ts';
import { mayKeep } from '../knowledge/contentReview/policy.ts';
import type { Actor } from '../platform/actor/index.ts';

/** How many rows a block of the desk shows; the rest is behind its link. */
const most = 5;

/** Practices that wait for a methodist, the oldest first; his own are decided by others. */
export async function practicesToReview(actor: Actor) {
  if (actor.role !== 'methodist') return { count: 0, items: [] };
  const waits = and(eq(practices.state, 'review'), ne(practices.authorId, actor.id));
  const [[total], items] = await Promise.all([
    read.select({ count: count() }).from(practices).where(waits),
    read
      .select({
        id: practices.id,
        title: practices.title,
        author: users.name,
        school: schools.title,
        submittedAt: practices.submittedAt,
      })
      .from(practices)
      .innerJoin(users, eq(users.id, practices.authorId))
      .leftJoin(schools, eq(schools.id, practices.schoolId))
      .where(waits)
      .orderBy(asc(practices.submittedAt))
      .limit(most),
  ]);
  return { count: total?.count ?? 0, items };
}

/** People who came by the school's link and wait for its administration. */
export async function newcomers(actor: Actor) {
  if (actor.role !== 'school_admin' || !actor.school) return { count: 0, items: [] };
  const waits = and(eq(users.schoolId, actor.school.id), eq(users.state, 'waiting'));
  const [[total], items] = await Promise.all([
    read.select({ count: count() }).from(users).where(waits),
    read
      .select({ id: users.id, name: users.name, position: users.position, createdAt: users.createdAt })
      .from(users)
      .where(waits)
      .orderBy(asc(users.createdAt))
      .limit(most),
  ]);
  return { count: total?.count ?? 0, items };
}

/** Texts of the bank that this methodist answers for and that are to be read again, the longest overdue first. */
export async function textsToReread(actor: Actor) {
  if (!mayKeep(actor)) return { count: 0, items: [] };
  const [{ all }, { items }] = await Promise.all([
    countUpkeep(actor, 'yes'),
    listUpkeep(actor, { show: 'all', mine: 'yes', limit: most }),
  ]);
  return { count: all, items };
}

/** Complaints and first posts that wait where this person moderates, the oldest first. */
export async function casesToDecide(actor: Actor) {
  if (!actor.moderates) return { count: 0, items: [] };
  const [{ open }, { items }] = await Promise.all([
    countCases(actor),
    listCases(actor, { state: 'open', limit: most }),
  ]);
  return { count: open, items };
}

const own = alias(associationMembers, 'own');

/** Requests to join the associations that this person leads. */
export function joinRequests(actor: Actor) {
  return read
    .select({
      userId: associationMembers.userId,
      name: users.name,
      association: associations.title,
      slug: associations.slug,
      createdAt: associationMembers.createdAt,
    })
    .from(own)
    .innerJoin(
      associationMembers,
      and(eq(associationMembers.associationId, own.associationId), eq(associationMembers.membership, 'requested')),
    )
    .innerJoin(associations, eq(associations.id, own.associationId))
    .innerJoin(users, eq(users.id, associationMembers.userId))
    .where(and(eq(own.userId, actor.id), inArray(own.membership, ['head', 'deputy'])))
    .orderBy(asc(associationMembers.createdAt))
    .limit(most);
}

/** First what was returned, then drafts, then what others have to decide. */
const byTurn = sql`case ${practices.state} when 'returned' then 0 when 'draft' then 1 else 2 end`;

/** Practices that this person writes, alone or with others, and that are not published yet. */
export function unfinishedPractices(actor: Actor) {
  const shared = read
    .select({ id: practiceAuthors.practiceId })
    .from(practiceAuthors)
    .where(eq(practiceAuthors.userId, actor.id));
  return read
    .select({ id: practices.id, title: practices.title, state: practices.state, updatedAt: practices.updatedAt })
    .from(practices)
    .where(
      and(
        or(eq(practices.authorId, actor.id), inArray(practices.id, shared)),
        inArray(practices.state, ['returned', 'draft', 'review']),
      ),
    )
    .orderBy(byTurn, desc(practices.updatedAt))
    .limit(most);
}
