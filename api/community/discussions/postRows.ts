import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { posts } from '../../../db/schema/discussions/discussions.ts';
import { publishes } from '../../people/accounts/index.ts';

const standing = alias(associationMembers, 'standing');
const parent = alias(posts, 'parent');
const answered = alias(users, 'answered');
const columns = {
  id: posts.id,
  number: posts.number,
  html: posts.html,
  createdAt: posts.createdAt,
  editedAt: posts.editedAt,
  version: posts.version,
  deletedAt: posts.deletedAt,
  deletedBy: posts.deletedBy,
  deleteReason: posts.deleteReason,
  heldAt: posts.heldAt,
  movedToId: posts.movedToId,
  authorId: posts.authorId,
  useful: posts.usefulCount,
  officialAt: posts.officialAt,
  pollId: posts.pollId,
  editReason: sql<
    string | null
  >`case when ${posts.editedAt} is not null then (select reason from post_edits where "postId" = ${posts.id} order by id desc limit 1) end`,
  parent: { id: parent.id, number: parent.number },
  answered: { id: answered.id, name: answered.name },
  name: users.name,
  role: users.role,
  membership: standing.membership,
};

/** Posts of a discussion after a number, with their authors: one query. */
const postsAfter = (forGuests: boolean) =>
  read
    .select({
      ...columns,
      publishes: forGuests ? publishes(users.id) : sql<number>`1`,
      answeredPublishes: forGuests ? publishes(answered.id) : sql<number>`1`,
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(parent, eq(parent.id, posts.replyToId))
    .leftJoin(answered, eq(answered.id, parent.authorId))
    .leftJoin(
      standing,
      and(eq(standing.userId, posts.authorId), eq(standing.associationId, sql.placeholder('association'))),
    )
    .where(and(eq(posts.threadId, sql.placeholder('thread')), gt(posts.number, sql.placeholder('after'))))
    .orderBy(asc(posts.number))
    .limit(sql.placeholder('limit'))
    .prepare();
export const postsForGuests = postsAfter(true);
export const postsForPeople = postsAfter(false);
export type PostRow = Awaited<ReturnType<typeof postsForPeople.execute>>[number];
