import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { subscriptions } from '../../../db/schema/discussions/reading.ts';
import { pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import type { Level, Subject } from './subscriptionWords.ts';
import { tagUrl } from './tagInput.ts';
import { threadUrl } from './thread.ts';
import { mine, visibleTo } from './visibility.ts';

interface Followed {
  subject: Subject;
  id: string;
  title: string;
  url: string;
  level: Level;
}

/** The discussion of a pair is in no list, but its participants see that they follow it. */
const inPair = (actor: Actor) =>
  actor.role === 'admin'
    ? undefined
    : sql`(${threads.pairId} in (select ${pairPeople.pairId} from ${pairPeople} where ${pairPeople.userId} = ${actor.id}) or ${threads.pairId} in (select ${pairs.id} from ${pairs} where ${pairs.coordinatorId} = ${actor.id}))`;

/** Everything that the caller chose a level for and may still read, the latest choice first. */
export async function listSubscriptions(
  actor: Actor,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const row = sql<number>`${subscriptions}.rowid`;
  const rows = await read
    .select({
      row,
      subject: subscriptions.subject,
      id: subscriptions.subjectId,
      level: subscriptions.level,
      thread: threads.title,
      association: associations.title,
      slug: associations.slug,
    })
    .from(subscriptions)
    .leftJoin(threads, and(eq(subscriptions.subject, 'thread'), eq(threads.id, subscriptions.subjectId)))
    .leftJoin(
      associations,
      sql`${associations.id} = case ${subscriptions.subject} when 'association' then ${subscriptions.subjectId} else ${threads.associationId} end`,
    )
    .leftJoin(mine, and(eq(mine.associationId, associations.id), eq(mine.userId, actor.id)))
    .where(
      and(
        eq(subscriptions.userId, actor.id),
        cursor ? lt(row, Number(cursor) || 0) : undefined,
        or(
          eq(subscriptions.subject, 'tag'),
          and(isNull(threads.deletedAt), or(visibleTo(actor) ?? sql`${threads.pairId} is null`, inPair(actor))),
        ),
      ),
    )
    .orderBy(desc(row))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    ({ subject, id, level, thread, association, slug }): Followed => ({
      subject,
      id,
      level,
      title: subject === 'tag' ? id : ((subject === 'thread' ? thread : association) ?? ''),
      url: subject === 'tag' ? tagUrl(id) : subject === 'thread' ? threadUrl(id) : `/associations/${slug}`,
    }),
    (last) => last.row,
  );
}

/** The caller's associations with their subscription level. The default of a member is `track`. */
export async function ownAssociationLevels(actor: Actor): Promise<Followed[]> {
  const rows = await read
    .select({ id: associations.id, slug: associations.slug, title: associations.title, level: subscriptions.level })
    .from(associationMembers)
    .innerJoin(associations, eq(associations.id, associationMembers.associationId))
    .leftJoin(
      subscriptions,
      and(
        eq(subscriptions.userId, actor.id),
        eq(subscriptions.subject, 'association'),
        eq(subscriptions.subjectId, associations.id),
      ),
    )
    .where(
      and(
        eq(associationMembers.userId, actor.id),
        inArray(associationMembers.membership, ['member', 'deputy', 'head']),
      ),
    )
    .orderBy(asc(associations.title))
    .limit(100);
  return rows.map(({ id, slug, title, level }) => ({
    subject: 'association',
    id,
    title,
    url: `/associations/${slug}`,
    level: level ?? 'tracking',
  }));
}
