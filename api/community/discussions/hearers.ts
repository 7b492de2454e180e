import { type SQL, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import type { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { readAssociationTitle } from './associationTitle.ts';
import { type Audience, readsThere } from './audience.ts';
import { mentionedIn } from './mentions.ts';
import { postUrl } from './posts.ts';

/** A recipient of a notice about a post, with the reason. */
export interface Hearer {
  userId: string;
  kind: 'mention' | 'answer' | 'thread' | 'post';
  /** They have an unread notice of earlier posts in this discussion. */
  hasUnread: boolean;
  /** The followed thing, for the reason: «объединением «Математика»», «меткой «дроби»». */
  place: string;
  /** In a private place: mail has no details. */
  isPrivate: boolean;
}

type Post = typeof posts.$inferSelect;
type Thread = typeof threads.$inferSelect;

/** Candidates with the strength of the reason: 4 mentioned, 3 answered, 2 a new discussion, 1 a new post. */
async function candidates(post: Post, thread: Thread, audience: Audience): Promise<SQL[]> {
  const named = await mentionedIn(post.body, audience);
  const parts: SQL[] = [
    sql`select value as userId, 4 as strength from json_each(${JSON.stringify(named)})`,
    sql`select userId, 1 as strength from subscriptions where subject = 'thread' and subjectId = ${thread.id} and level = 'watching'`,
  ];
  if (post.replyToId)
    parts.push(
      sql`select authorId as userId, 3 as strength from posts where id = ${post.replyToId} and threadId = ${thread.id}`,
    );
  if (thread.pairId)
    parts.push(
      sql`select userId, 1 as strength from pair_people where pairId = ${thread.pairId}`,
      sql`select coordinatorId as userId, 1 as strength from pairs where id = ${thread.pairId}`,
    );
  else if (post.number === 1)
    parts.push(
      sql`select userId, 2 as strength from subscriptions where subject = 'association' and subjectId = ${thread.associationId ?? ''} and level = 'watching'`,
      sql`select subscriptions.userId, 2 as strength from thread_tags join subscriptions on subject = 'tag' and subjectId = tag and level = 'watching' where threadId = ${thread.id}`,
    );
  return parts;
}

const columns = {
  userId: sql<string>`userId`,
  strength: sql<1 | 2 | 3 | 4>`strength`,
  hasUnread: sql<number>`hasUnread`,
  watchedTag: sql<string | null>`watchedTag`,
};
const kinds = { 4: 'mention', 3: 'answer', 2: 'thread', 1: 'post' } as const;

/**
 * The recipients of a notice about a post. Leaves out the author, people who muted the discussion (or its association or a
 * tag of it, unless they follow the discussion itself), people who may no longer read it, and people who were notified of it
 * or have read that far already.
 */
export async function audienceOf(post: Post, thread: Thread): Promise<Hearer[]> {
  const association = await readAssociationTitle(thread.associationId);
  const audience = { association, pair: thread.pairId ? { id: thread.pairId } : null };
  const subject = `thread:${thread.id}`;
  const rows = await read.select(columns).from(sql`(
    with heard as (
      select userId, max(strength) as strength from (${sql.join(await candidates(post, thread, audience), sql` union all `)}) group by userId
    ), weighed as (
      select heard.*,
        (select level from subscriptions where userId = heard.userId and subject = 'thread' and subjectId = ${thread.id}) as level,
        (select number from reading_positions where userId = heard.userId and threadId = ${thread.id}) as readTo,
        exists (select 1 from subscriptions where userId = heard.userId and level = 'muted' and (
          (subject = 'association' and subjectId = ${thread.associationId ?? ''})
          or (subject = 'tag' and subjectId in (select tag from thread_tags where threadId = ${thread.id})))) as silenced,
        exists (select 1 from notifications where userId = heard.userId and subject = ${subject} and kind = 'post' and readAt is null) as hasUnread,
        (select subjectId from subscriptions join thread_tags on thread_tags.tag = subjectId and threadId = ${thread.id}
          where userId = heard.userId and subject = 'tag' and level = 'watching' limit 1) as watchedTag
      from heard
    )
    select weighed.userId, strength, hasUnread, watchedTag
    from weighed join users on users.id = weighed.userId
    where ${readsThere(audience)} and users.id <> ${post.authorId}
      and coalesce(level, case when silenced then 'muted' else 'normal' end) <> 'muted'
      and (strength > 1 or coalesce(readTo, 0) < ${post.number})
      and not exists (select 1 from notifications where userId = weighed.userId and subject = ${subject} and url = ${postUrl(thread.id, post.number)}))`);
  return rows.map(({ userId, strength, hasUnread, watchedTag }) => ({
    userId,
    kind: kinds[strength],
    hasUnread: Boolean(hasUnread),
    place: watchedTag ? `меткой «${watchedTag}»` : `объединением «${association?.title ?? ''}»`,
    isPrivate: Boolean(thread.pairId) || association?.visibility === 'members',
  }));
}
