import { and, asc, desc, eq, gt, lt, ne, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { moderationCases, postFlags } from '../../../db/schema/moderation.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { plainText } from '../../platform/markdown/index.ts';
import { postUrl, threadUrl } from '../discussions/index.ts';
import type { casesQuery } from './input.ts';
import { requireScope, theirs } from './scope.ts';

const claimer = alias(users, 'claimer');
const decider = alias(users, 'decider');

const firstFlag = <Value>(column: SQL) =>
  sql<Value>`(select ${column} from ${postFlags} where ${postFlags.caseId} = ${moderationCases.id} order by ${postFlags.id} limit 1)`;

/** Cases with their posts, in one query. */
export const cases = () =>
  read
    .select({
      one: moderationCases,
      post: {
        id: posts.id,
        number: posts.number,
        html: posts.html,
        authorId: posts.authorId,
        deletedBy: posts.deletedBy,
        heldAt: posts.heldAt,
        createdAt: posts.createdAt,
      },
      thread: { id: threads.id, title: threads.title },
      association: { id: associations.id, title: associations.title, slug: associations.slug },
      author: { id: users.id, name: users.name },
      claimedBy: { id: claimer.id, name: claimer.name },
      decidedBy: { id: decider.id, name: decider.name },
      flagCount: sql<number>`(select count(*) from ${postFlags} where ${postFlags.caseId} = ${moderationCases.id})`,
      reason: firstFlag<string | null>(sql`${postFlags.reason}`),
      flagKind: firstFlag<string | null>(sql`${postFlags.kind}`),
    })
    .from(moderationCases)
    .innerJoin(posts, eq(posts.id, moderationCases.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(associations, eq(associations.id, moderationCases.associationId))
    .leftJoin(claimer, eq(claimer.id, moderationCases.claimedBy))
    .leftJoin(decider, eq(decider.id, moderationCases.decidedBy));

type CaseRow = Awaited<ReturnType<typeof cases>>[number];
const longest = 240;

function excerpt(html: string): string {
  const text = plainText(html).replace(/\s+/g, ' ').trim();
  return text.length <= longest ? text : `${text.slice(0, text.lastIndexOf(' ', longest))}…`;
}

/** A case in the queue and in the API. */
export function caseOf({ one, post, thread, association, author, claimedBy, decidedBy, ...row }: CaseRow) {
  return {
    id: one.id,
    url: `/moderation/${one.id}`,
    kind: one.kind,
    state: one.state,
    version: one.version,
    createdAt: one.createdAt,
    post: {
      id: post.id,
      number: post.number,
      url: postUrl(thread.id, post.number),
      excerpt: excerpt(post.html),
      createdAt: post.createdAt,
    },
    author,
    thread: { ...thread, url: threadUrl(thread.id) },
    association: association?.id
      ? { id: association.id, title: association.title, url: `/associations/${association.slug}` }
      : null,
    pair: one.pairId,
    flags: row.flagCount,
    /** The reason of the first complaint; empty for a held post. */
    reason: row.reason ?? '',
    flagKind: row.flagKind,
    claimedBy: claimedBy?.id ? claimedBy : null,
    decision: one.decision,
    explanation: one.explanation,
    decidedBy: decidedBy?.id ? decidedBy : null,
    decidedAt: one.decidedAt,
  };
}
export type Case = ReturnType<typeof caseOf>;

/** A post that its author has deleted needs no decision. */
const stillThere = and(
  sql`(${posts.deletedBy} is null or ${posts.deletedBy} <> ${posts.authorId})`,
  sql`(${threads.deletedBy} is null or ${threads.deletedBy} <> ${threads.authorId})`,
);

const stateOf = (state: z.infer<typeof casesQuery>['state'], actorId: string) =>
  and(
    eq(moderationCases.state, state === 'decided' ? 'decided' : 'open'),
    state === 'mine' ? eq(moderationCases.claimedBy, actorId) : undefined,
  );

/** The caller's cases: open ones, the oldest first, or decided ones, the newest first. @throws Problem 401, 403 */
export async function listCases(caller: MaybeActor, query: z.infer<typeof casesQuery>) {
  const { actor, scope } = await requireScope(caller);
  const backwards = query.state === 'decided';
  const after = backwards ? lt : gt;
  const rows = await cases()
    .where(
      and(
        theirs(scope, moderationCases),
        ne(posts.authorId, actor.id),
        stateOf(query.state, actor.id),
        backwards ? undefined : stillThere,
        query.association ? eq(moderationCases.associationId, query.association) : undefined,
        query.post ? eq(moderationCases.postId, query.post) : undefined,
        query.cursor ? after(moderationCases.id, query.cursor) : undefined,
      ),
    )
    .orderBy(backwards ? desc(moderationCases.id) : asc(moderationCases.id))
    .limit(query.limit + 1);
  return page(rows, query.limit, caseOf, ({ one }) => one.id);
}

/** The number of open cases, and of those the caller has taken. @throws Problem 401, 403 */
export async function countCases(caller: MaybeActor) {
  const { actor, scope } = await requireScope(caller);
  const [row] = await read
    .select({
      open: sql<number>`count(*)`,
      mine: sql<number>`coalesce(sum(${moderationCases.claimedBy} = ${actor.id}), 0)`,
    })
    .from(moderationCases)
    .innerJoin(posts, eq(posts.id, moderationCases.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(
      and(stillThere, theirs(scope, moderationCases), ne(posts.authorId, actor.id), eq(moderationCases.state, 'open')),
    );
  return { open: row?.open ?? 0, mine: row?.mine ?? 0 };
}
