import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { moderationCases, moderationNotes, postFlags } from '../../../db/schema/moderation.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { maySee } from './policy.ts';
import { caseOf, cases } from './queue.ts';
import { requireScope, theirs } from './scope.ts';

/** One case that the caller may decide, without its context. @throws Problem 401, 403, 404 */
export async function findCase(caller: MaybeActor, id: string) {
  const { actor, scope } = await requireScope(caller);
  const [row] = await cases().where(eq(moderationCases.id, id));
  if (!row || !maySee(actor, scope, { ...row.one, authorId: row.post.authorId })) throw notFound();
  return { actor, scope, row };
}

const most = 100;

/** A case with every complaint, notes between moderators, and earlier decisions about this author. @throws Problem 401, 403, 404 */
export async function readCase(caller: MaybeActor, id: string) {
  const { scope, row } = await findCase(caller, id);
  const [flags, notes, earlier] = await Promise.all([
    read
      .select({
        id: postFlags.id,
        kind: postFlags.kind,
        reason: postFlags.reason,
        createdAt: postFlags.createdAt,
        by: { id: users.id, name: users.name },
      })
      .from(postFlags)
      .innerJoin(users, eq(users.id, postFlags.userId))
      .where(eq(postFlags.caseId, id))
      .orderBy(asc(postFlags.id))
      .limit(most),
    read
      .select({
        id: moderationNotes.id,
        body: moderationNotes.body,
        createdAt: moderationNotes.createdAt,
        by: { id: users.id, name: users.name },
      })
      .from(moderationNotes)
      .innerJoin(users, eq(users.id, moderationNotes.userId))
      .where(eq(moderationNotes.caseId, id))
      .orderBy(asc(moderationNotes.id))
      .limit(most),
    cases()
      .where(
        and(
          eq(posts.authorId, row.post.authorId),
          eq(moderationCases.state, 'decided'),
          ne(moderationCases.id, id),
          theirs(scope, moderationCases),
        ),
      )
      .orderBy(desc(moderationCases.id))
      .limit(10),
  ]);
  return {
    ...caseOf(row),
    html: row.post.html,
    /** The current state of the post: others may have changed it. */
    postState: row.post.deletedBy ? ('hidden' as const) : row.post.heldAt ? ('held' as const) : ('shown' as const),
    flagged: flags,
    notes,
    earlier: earlier.map(caseOf),
  };
}
