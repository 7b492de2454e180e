import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { read } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { associationMembers } from '../../db/schema/associations.ts';
import { posts } from '../../db/schema/discussions.ts';
import type { MaybeActor } from '../accounts/actor.ts';
import { publishes, type ShownPerson, shownPerson } from '../accounts/shownPerson.ts';
import { notFound } from '../http/problem.ts';
import { keptPosts, type PostPage } from './keptPosts.ts';
import { mayModerate } from './policy.ts';
import { type Poll, readPolls } from './polls.ts';
import type { Thread } from './thread.ts';

/** How many posts a page of a discussion shows. */
export const postsPerPage = 20;

/** What an author is where he speaks; shown beside his name. */
export type Mark = 'head' | 'deputy' | 'methodist' | null;

export interface Post {
  id: string;
  number: number;
  author: ShownPerson;
  mark: Mark;
  /** Sanitised; empty when the post was taken away. */
  html: string;
  createdAt: Date;
  editedAt: Date | null;
  version: number;
  deleted: boolean;
  /** Who took it away, for the trace that stays. */
  deletedBy: 'author' | 'moderator' | null;
  /** How many people said «полезно». */
  useful: number;
  /** The official word of the methodical centre. */
  official: boolean;
  /** Why it was changed last. */
  editReason: string;
  /** The post that this one answers. */
  replyTo: { id: string; number: number; author: ShownPerson } | null;
  /** The poll inside it. */
  poll: Poll | null;
  pollId: string | null;
  /** Why a moderator hid it; empty when nobody did. */
  hiddenReason: string;
  /** Waits for approval: moderators read it, for others it is a trace without author and words. */
  held: boolean;
  /** Went to another discussion: its own address leads on. */
  moved: boolean;
  /** For the rules; pages and the API do not show them. */
  authorId: string;
  deletedById: string | null;
}

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
const postsForGuests = postsAfter(true);
const postsForPeople = postsAfter(false);
type Row = Awaited<ReturnType<typeof postsForPeople.execute>>[number];

function markOf({ membership, role }: Pick<Row, 'membership' | 'role'>): Mark {
  if (membership === 'head' || membership === 'deputy') return membership;
  return role === 'methodist' ? 'methodist' : null;
}

function replyToOf(actor: MaybeActor, { parent, answered, answeredPublishes }: Row): Post['replyTo'] {
  if (!parent?.id || !answered?.id) return null;
  const author = shownPerson(actor, { ...answered, publishes: Boolean(answeredPublishes) });
  return { id: parent.id, number: parent.number, author };
}

/** Puts the polls into posts, with one query when any of them has one. */
async function withPolls(items: Post[]): Promise<Post[]> {
  const ids = items.flatMap(({ pollId }) => pollId ?? []);
  if (ids.length === 0) return items;
  const polls = await readPolls(ids);
  return items.map((post) => ({ ...post, poll: (post.pollId && polls.get(post.pollId)) || null }));
}

const newcomer: ShownPerson = { id: null, name: 'Новый участник' };

function postOf(actor: MaybeActor, row: Row, moderates: boolean): Post {
  const held = row.heldAt !== null && row.deletedBy === null;
  const veiled = held && !moderates;
  const deleted = row.deletedAt !== null;
  const person = () => shownPerson(actor, { id: row.authorId, name: row.name, publishes: Boolean(row.publishes) });
  return {
    id: row.id,
    number: row.number,
    author: veiled ? newcomer : person(),
    mark: veiled ? null : markOf(row),
    html: deleted && !(held && moderates) ? '' : row.html,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    version: row.version,
    deleted,
    deletedBy: row.deletedBy === null ? null : row.deletedBy === row.authorId ? 'author' : 'moderator',
    useful: row.useful,
    official: row.officialAt !== null && !deleted,
    editReason: row.editReason ?? '',
    replyTo: deleted && !(held && moderates) ? null : replyToOf(actor, row),
    poll: null,
    pollId: deleted ? null : row.pollId,
    hiddenReason: row.deleteReason,
    held,
    moved: row.movedToId !== null,
    authorId: row.authorId,
    deletedById: row.deletedBy,
  };
}

async function readPosts(actor: MaybeActor, thread: Thread, limit: number, after: number): Promise<PostPage> {
  const statement = actor ? postsForPeople : postsForGuests;
  const rows = await statement.execute({
    thread: thread.id,
    association: thread.association?.id ?? '',
    after,
    limit: limit + 1,
  });
  const moderates = mayModerate(actor, thread.place);
  const items = await withPolls(rows.slice(0, limit).map((row) => postOf(actor, row, moderates)));
  return { items, next: rows.length > limit ? String(items.at(-1)?.number) : null };
}

/** Kinds of readers: guests see fewer names, moderators read what waits for approval. */
const readersOf = (actor: MaybeActor, { place }: Thread) =>
  actor ? (mayModerate(actor, place) ? 'moderators' : 'people') : 'guests';

/** Up to `limit` posts of a discussion that was read before, after the number `after`; `next` is the number to go on after. */
export const listPosts = (
  actor: MaybeActor,
  thread: Thread,
  { limit, after = 0 }: { limit: number; after?: number },
): Promise<PostPage> =>
  keptPosts(`${thread.id} ${thread.revision} ${after} ${limit} ${readersOf(actor, thread)}`, () =>
    readPosts(actor, thread, limit, after),
  );

/** A page of a discussion as people read it. Numbers have no gaps, so page N begins after number 20·(N−1). @throws Problem 404 */
export async function readPage(actor: MaybeActor, thread: Thread, number: number) {
  const pages = Math.max(1, Math.ceil(thread.postCount / postsPerPage));
  if (!Number.isInteger(number) || number < 1 || number > pages)
    throw notFound('В этом обсуждении нет такой страницы.');
  const { items } = await listPosts(actor, thread, { limit: postsPerPage, after: (number - 1) * postsPerPage });
  return { posts: items, pages };
}

/** The address of a post: the page it stands on, and its anchor there. */
export function postUrl(threadId: string, number: number): string {
  const page = Math.ceil(number / postsPerPage);
  return `/threads/${threadId}${page > 1 ? `?page=${page}` : ''}#post-${number}`;
}
