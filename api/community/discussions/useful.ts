import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { postUseful } from '../../../db/schema/discussions/reading.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { maySayUseful } from './markPolicy.ts';
import { readPost } from './post.ts';
import { threadChanged } from './thread.ts';

/**
 * Marks a post as useful, or removes the mark; idempotent.
 * @throws Problem 401, 404, 403 for the caller's own post
 */
export async function markUseful(actor: MaybeActor, id: string, useful: boolean): Promise<{ useful: number }> {
  const person = signedIn(actor);
  const { post, thread } = await readPost(person, id);
  if (!maySayUseful(person, thread.place, post))
    throw forbidden('«Полезно» говорят о чужих сообщениях: о своём скажут другие.');
  if (post.deletedAt) throw forbidden('Сообщение удалено.');
  const [counted, changed] = await write(async (database) => {
    const own = and(eq(postUseful.postId, id), eq(postUseful.userId, person.id));
    const rows = useful
      ? await database
          .insert(postUseful)
          .values({ postId: id, userId: person.id })
          .onConflictDoNothing()
          .returning({ postId: postUseful.postId })
      : await database.delete(postUseful).where(own).returning({ postId: postUseful.postId });
    const step = rows.length * (useful ? 1 : -1);
    const [row] = step
      ? await database
          .update(posts)
          .set({ usefulCount: sql`${posts.usefulCount} + ${step}` })
          .where(eq(posts.id, id))
          .returning({ count: posts.usefulCount })
      : await database.select({ count: posts.usefulCount }).from(posts).where(eq(posts.id, id));
    return [row?.count ?? 0, step !== 0] as const;
  });
  if (changed) emit(threadChanged(thread));
  return { useful: counted };
}

/**
 * Who marked a post as useful, the first one first; for people who signed in.
 * @throws Problem 401, 404
 */
export async function listUseful(
  actor: MaybeActor,
  id: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const { post, thread } = await readPost(signedIn(actor), id);
  const rows = await read
    .select({ id: users.id, name: users.name, at: postUseful.createdAt })
    .from(postUseful)
    .innerJoin(users, eq(users.id, postUseful.userId))
    .where(and(eq(postUseful.postId, id), cursor ? gt(postUseful.userId, cursor) : undefined))
    .orderBy(asc(postUseful.userId))
    .limit(limit + 1);
  const people = page(
    rows,
    limit,
    (row) => row,
    (row) => row.id,
  );
  return { post, thread, ...people };
}
