import { type SQL, sql } from 'drizzle-orm';
import { threads } from '../../../db/schema/discussions/discussions.ts';

/**
 * What counts as unread for a person. It stays cheap with 50 000 discussions because only those that the person follows
 * or has opened are counted. Of the opened ones, the 500 read last; of associations and tags, discussions of the last 60 days
 * that began after the person joined or subscribed.
 */
const mostOpened = 500;
const newFor = 60 * 86_400_000;

/** The latest first. The id breaks ties of discussions opened in the same millisecond: both queries below must agree. */
const latest = sql.raw('order by updatedAt desc, threadId desc');

/** A subquery with the one column `id`: discussions in which a person may have unread posts. */
export function followedIds(userId: string, now = Date.now()): SQL {
  const since = now - newFor;
  const newer = (than: SQL) => sql`t.deletedAt is null and t.createdAt > max(${than}, ${since})`;
  return sql`
    select threadId as id from (select threadId from reading_positions where userId = ${userId} ${latest} limit ${mostOpened})
    union select subjectId from subscriptions where userId = ${userId} and subject = 'thread' and level in ('watching', 'tracking')
    union select t.id from association_members m cross join threads t on t.associationId = m.associationId and ${newer(sql`m.createdAt`)}
      where m.userId = ${userId} and m.membership in ('member', 'deputy', 'head')
        and not exists (select 1 from subscriptions s where s.userId = m.userId and s.subject = 'association' and s.subjectId = m.associationId and s.level in ('normal', 'muted'))
    union select t.id from subscriptions s cross join threads t on t.associationId = s.subjectId and ${newer(sql`s.createdAt`)}
      where s.userId = ${userId} and s.subject = 'association' and s.level in ('watching', 'tracking')
    union select t.id from subscriptions s cross join thread_tags g on g.tag = s.subjectId cross join threads t on t.id = g.threadId and ${newer(sql`s.createdAt`)}
      where s.userId = ${userId} and s.subject = 'tag' and s.level in ('watching', 'tracking')`;
}

/** Whether a person muted the discussion, or its association or a tag of it without following the discussion itself. */
export const isSilenced = (userId: string): SQL => sql`coalesce(
  (select level from subscriptions where userId = ${userId} and subject = 'thread' and subjectId = ${threads.id}),
  (select level from subscriptions where userId = ${userId} and level = 'muted' and subject = 'association' and subjectId = ${threads.associationId}),
  (select level from subscriptions where userId = ${userId} and level = 'muted' and subject = 'tag' and subjectId in (select tag from thread_tags where threadId = ${threads.id}) limit 1),
  'normal') = 'muted'`;

/** How many posts came after the last one read. */
export const postsAfterRead = (userId: string): SQL<number> =>
  sql`${threads.postCount} - coalesce((select number from reading_positions where userId = ${userId} and threadId = ${threads.id}), 0)`;

/** Whether a person follows a discussion: `followedIds` for one row, so that a page of a list costs only its rows. */
export const isFollowed = (userId: string, now = Date.now()): SQL => {
  const since = now - newFor;
  const level = (subject: string, subjectId: SQL, levels: SQL) =>
    sql`exists (select 1 from subscriptions s where s.userId = ${userId} and s.subject = ${subject} and s.subjectId = ${subjectId} and s.level in (${levels})`;
  const closely = sql.raw("'watching', 'tracking'");
  const newer = (than: SQL) => sql`${threads.createdAt} > max(${than}, ${since})`;
  return sql`(
    exists (select 1 from reading_positions r where r.userId = ${userId} and r.threadId = ${threads.id}
      and ((r.updatedAt, r.threadId) < (select updatedAt, threadId from reading_positions where userId = ${userId} ${latest} limit 1 offset ${mostOpened - 1})) is not true)
    or ${level('thread', sql`${threads.id}`, closely)})
    or exists (select 1 from association_members m where m.userId = ${userId} and m.associationId = ${threads.associationId}
      and m.membership in ('member', 'deputy', 'head') and ${newer(sql`m.createdAt`)}
      and not ${level('association', sql`m.associationId`, sql.raw("'normal', 'muted'"))}))
    or ${level('association', sql`${threads.associationId}`, closely)} and ${newer(sql`s.createdAt`)})
    or exists (select 1 from subscriptions s cross join thread_tags g on g.tag = s.subjectId and g.threadId = ${threads.id}
      where s.userId = ${userId} and s.subject = 'tag' and s.level in ('watching', 'tracking') and ${newer(sql`s.createdAt`)}))`;
};

/** How many unread posts the discussion shows to a person; 0 when they do not follow it. */
export const unreadCount = (userId: string | undefined): SQL<number> =>
  userId
    ? sql`case when ${isFollowed(userId)} and not (${isSilenced(userId)}) then max(0, ${postsAfterRead(userId)}) else 0 end`
    : sql`0`;
