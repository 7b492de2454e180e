import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { audit } from '../../../db/schema/audit.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { actionTitle } from '../../platform/audit/index.ts';
import { page } from '../../platform/http/index.ts';
import { postUrl, threadUrl } from '../discussions/index.ts';
import type { actsQuery } from './input.ts';
import { requireScope, theirs } from './scope.ts';

/** The acts of moderators, as the audit log names them. */
const moderationActs = [
  'case.keep',
  'case.hide',
  'case.approve',
  'case.reject',
  'post.delete',
  'post.restore',
  'thread.delete',
  'thread.restore',
  'thread.retitle',
  'thread.close',
  'thread.reopen',
  'thread.pin',
  'thread.unpin',
  'thread.pace',
  'thread.move',
  'thread.split',
  'thread.merge',
];

/** What moderators did where the caller moderates, the latest first. @throws Problem 401, 403 */
export async function listActs(caller: MaybeActor, query: z.infer<typeof actsQuery>) {
  const { scope } = await requireScope(caller);
  const rows = await read
    .select({
      entry: audit,
      actor: { id: users.id, name: users.name },
      number: posts.number,
      thread: { id: threads.id, title: threads.title },
      association: { title: associations.title },
    })
    .from(audit)
    .leftJoin(posts, and(eq(audit.subjectKind, 'post'), eq(posts.id, audit.subjectId)))
    .innerJoin(
      threads,
      sql`${threads.id} = coalesce(${posts.threadId}, case when ${audit.subjectKind} = 'thread' then ${audit.subjectId} end)`,
    )
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(users, eq(users.id, audit.actorId))
    .where(
      and(
        inArray(audit.action, moderationActs),
        theirs(scope, threads),
        query.thread ? eq(threads.id, query.thread) : undefined,
        query.cursor ? lt(audit.id, query.cursor) : undefined,
      ),
    )
    .orderBy(desc(audit.id))
    .limit(query.limit + 1);
  return page(
    rows,
    query.limit,
    ({ entry, actor, number, thread, association }) => ({
      id: entry.id,
      at: entry.at,
      action: entry.action,
      title: actionTitle(entry.action),
      by: actor,
      thread: { ...thread, url: number ? postUrl(thread.id, number) : threadUrl(thread.id) },
      number,
      association: association?.title ?? null,
      detail: entry.detail,
    }),
    ({ entry }) => entry.id,
  );
}
export type Act = Awaited<ReturnType<typeof listActs>>['items'][number];
