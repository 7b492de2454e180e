import { and, desc, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { read } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { followedIds, isSilenced, postsAfterRead } from './followed.ts';
import { mine, visibleTo } from './visibility.ts';

export const listCodes = ['latest', 'unread', 'mine', 'unanswered', 'solved'] as const;
export type ListCode = (typeof listCodes)[number];
export const sortCodes = ['activity', 'newest', 'answers'] as const;
export type SortCode = (typeof sortCodes)[number];
export const listWords: Record<ListCode, string> = {
  latest: 'Последние',
  unread: 'Непрочитанное',
  mine: 'Мои',
  unanswered: 'Без ответа',
  solved: 'Решённые',
};
export const sortWords: Record<SortCode, string> = {
  activity: 'свежие ответы',
  newest: 'новые обсуждения',
  answers: 'больше ответов',
};
export const listChoice = z
  .enum(listCodes, { error: 'list: latest, unread, mine, unanswered или solved.' })
  .default('latest');
export const sortChoice = z.enum(sortCodes, { error: 'sort: activity, newest или answers.' }).default('activity');

export interface Asked {
  list: ListCode;
  sort: SortCode;
  tag?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}
export interface Where {
  associationId?: string | undefined;
  publicationId?: string | undefined;
}

const columnOf = { activity: threads.lastPostAt, newest: threads.createdAt, answers: threads.postCount };

/** The base of the list where it is smaller than all discussions: a subquery of ids. */
function chosen(actor: MaybeActor, { list, tag }: Asked): SQL | null {
  if (list === 'unread') return followedIds(signedIn(actor).id);
  if (list === 'mine') {
    const { id } = signedIn(actor);
    return sql`select id from threads where authorId = ${id} union select threadId from posts where authorId = ${id}`;
  }
  return tag ? sql`select threadId as id from thread_tags where tag = ${tag}` : null;
}

// The condition of a partial index must be in the query word for word.
const only: Record<ListCode, (actor: MaybeActor) => SQL | undefined> = {
  latest: () => undefined,
  mine: () => undefined,
  unread: (actor) => sql`${postsAfterRead(signedIn(actor).id)} > 0 and not (${isSilenced(signedIn(actor).id)})`,
  unanswered: () => sql`"threads"."postCount" = 1`,
  solved: () => sql`"threads"."solvedAt" is not null`,
};

/** After the last row of the previous page. */
function after({ sort, cursor }: Asked): SQL | undefined {
  if (!cursor) return undefined;
  const [value, id] = cursor.split('.');
  return sql`(${columnOf[sort]}, ${threads.id}) < (${Number(value)}, ${id})`;
}

/** `threads` alone or joined to the chosen ids, in this order: the chosen ids are the smaller side. */
const source = (ids: SQL | null) =>
  ids ? sql`(${ids}) as chosen cross join threads on threads.id = chosen.id` : threads;

/** Few discussions wait for an answer: the planner does not know it and would scan all. */
const fewOf = ({ list, tag }: Asked, { associationId, publicationId }: Where) =>
  list === 'unanswered' && !tag && !associationId && !publicationId
    ? sql`threads indexed by threads_unanswered`
    : undefined;

const visible = (actor: MaybeActor, { associationId, publicationId }: Where) =>
  and(
    isNull(threads.deletedAt),
    // The `+` keeps the planner from the index of pairs: nearly every discussion has none.
    sql`+${threads.pairId} is null`,
    associationId ? eq(threads.associationId, associationId) : visibleTo(actor),
    publicationId ? eq(threads.publicationId, publicationId) : undefined,
  );

/** Ids of a page of a list, in order, and the cursor of the next page. */
export async function pageOfIds(actor: MaybeActor, asked: Asked, where: Where) {
  const now = new Date();
  const tagged =
    asked.tag && asked.list !== 'latest' && asked.list !== 'unanswered' && asked.list !== 'solved'
      ? sql`exists (select 1 from thread_tags where threadId = ${threads.id} and tag = ${asked.tag})`
      : undefined;
  // Pinned ones come first on the first page of their association's list, in every order.
  const pins = Boolean(where.associationId) && asked.list === 'latest' && !asked.tag;
  const column = columnOf[asked.sort];
  const rows = await read
    .select({ id: sql<string>`${threads.id}`, value: sql<number>`${column}` })
    .from((fewOf(asked, where) ?? source(chosen(actor, asked))) as typeof threads)
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, actor?.id ?? '')))
    .where(
      and(
        visible(actor, where),
        only[asked.list](actor),
        tagged,
        pins ? or(isNull(threads.pinnedUntil), lte(threads.pinnedUntil, now)) : undefined,
        after(asked),
      ),
    )
    .orderBy(desc(column), desc(threads.id))
    .limit(asked.limit + 1);
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1);
  const pinned = pins && !asked.cursor ? await pinnedIds(where.associationId as string, now) : [];
  return {
    ids: [...pinned, ...shown.map(({ id }) => id)],
    next: rows.length > asked.limit && last ? `${last.value}.${last.id}` : null,
  };
}

async function pinnedIds(associationId: string, now: Date): Promise<string[]> {
  const rows = await read
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.associationId, associationId), gt(threads.pinnedUntil, now), isNull(threads.deletedAt)))
    .orderBy(desc(threads.pinnedUntil))
    .limit(10);
  return rows.map(({ id }) => id);
}

/** How many discussions (of one association, when given) have unread posts for the caller. */
export async function countUnread(actor: Actor, associationId?: string): Promise<number> {
  const [row] = await read
    .select({ count: sql<number>`count(*)` })
    .from(source(followedIds(actor.id)) as typeof threads)
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, actor.id)))
    .where(and(visible(actor, { associationId }), only.unread(actor)));
  return row?.count ?? 0;
}
