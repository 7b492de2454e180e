import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { type Role, sessions, users } from '../../../db/schema/accounts.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';

/** A post as the live connection needs it. */
export interface LivePost {
  thread: string;
  postId: string;
  number: number;
  author: string;
  /** Its position over all posts: the id of the event. */
  position: number;
}

const columns = {
  thread: posts.threadId,
  postId: posts.id,
  number: posts.number,
  author: users.name,
  position: sql<number>`${posts.position}`,
};
/** More posts in one second are seen on reload. */
const most = 500;

/** The position of the newest post. */
export async function latestPosition(): Promise<number> {
  const [row] = await read.select({ position: sql<number | null>`max(${posts.position})` }).from(posts);
  return row?.position ?? 0;
}

/** Visible posts after a position, and those given by id. */
export const postsSince = (position: number, named: string[]): Promise<LivePost[]> =>
  read
    .select(columns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(
      and(
        named.length > 0 ? or(gt(posts.position, position), inArray(posts.id, named)) : gt(posts.position, position),
        isNull(posts.heldAt),
        isNull(posts.deletedAt),
      ),
    )
    .orderBy(asc(posts.position))
    .limit(most);

/** Posts of a discussion after a position or a number: what a lost connection has missed. */
export const postsOfThread = (
  thread: string,
  { position, number }: { position?: number | undefined; number: number },
): Promise<LivePost[]> =>
  read
    .select(columns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(
      and(
        eq(posts.threadId, thread),
        position === undefined ? gt(posts.number, number) : gt(posts.position, position),
        isNull(posts.heldAt),
        isNull(posts.deletedAt),
      ),
    )
    .orderBy(asc(posts.number))
    .limit(100);

/** Which of these sessions are still open, with their people's roles. */
export async function sessionsAlive(ids: string[]): Promise<Map<string, Role>> {
  const rows = await read
    .select({ id: sessions.id, role: users.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        sql`${sessions.id} in (select value from json_each(${JSON.stringify(ids)}))`,
        gt(sessions.expiresAt, new Date()),
        eq(users.state, 'active'),
      ),
    );
  return new Map(rows.map(({ id, role }) => [id, role]));
}
