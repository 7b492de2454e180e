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

/** What the list begins from, where that is fewer discussions than all: a query of ids. */
function chosen(actor: MaybeActor, { list, tag }: Asked): SQL | null {
  if (list === 'unread') return followedIds(signedIn(actor).id);
  if (list === 'mine') {
    const { id } = signedIn(actor);
    return sql`select id from threads where authorId = ${id} union select threadId from posts where authorId = ${id}`;
  }
  return tag ? sql`select threadId as id from thread_tags where tag = ${tag}` : null;
}

// The words of a partial index must stand in the query as they stand in the index.
const only: Record<ListCode, (actor: MaybeActor) => SQL | undefined> = {
  latest: () => undefined,
  mine: () => undefined,
  unread: (actor) => sql`${postsAfterRead(signedIn(actor).id)} > 0 and not (${isSilenced(signedIn(actor).id)})`,
  unanswered: () => sql`"threads"."postCount" = 1`,
  solved: () => sql`"threads"."solvedAt" is not null`,
};

/** After the last row of the page before. */
function after({ sort, cursor }: Asked): SQL | undefined {
  if (!cursor) return undefined;
  const [value, id] = cursor.split('.');
  return sql`(${columnOf[sort]}, ${threads.id}) < (${Number(value)}, ${id})`;
}

/** `threads` alone or those that were chosen, in this order of joining: what was chosen is the smaller part. */
const source = (ids: SQL | null) =>
  ids ? sql`(${ids}) as chosen cross join threads on threads.id = chosen.id` : threads;

/** Few of a large house's discussions wait for an answer: the planner cannot know it and would walk through them all. */
const fewOf = ({ list, tag }: Asked, { associationId, publicationId }: Where) =>
  list === 'unanswered' && !tag && !associationId && !publicationId
    ? sql`threads indexed by threads_unanswered`
    : undefined;

const visible = (actor: MaybeActor, { associationId, publicationId }: Where) =>
  and(
    isNull(threads.deletedAt),
    // The sign keeps the planner from beginning with the index of pairs: nearly every discussion is of none.
    sql`+${threads.pairId} is null`,
    associationId ? eq(threads.associationId, associationId) : visibleTo(actor),
    publicationId ? eq(threads.publicationId, publicationId) : undefined,
  );

/** Ids of a page of a list, in its order, and the cursor of the next one. */
export async function pageOfIds(actor: MaybeActor, asked: Asked, where: Where) {
  const now = new Date();
  const tagged =
    asked.tag && asked.list !== 'latest' && asked.list !== 'unanswered' && asked.list !== 'solved'
      ? sql`exists (select 1 from thread_tags where threadId = ${threads.id} and tag = ${asked.tag})`
      : undefined;
  // Pinned ones stand on top of their association's own list, on its first page, whatever the order.
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

/** In how many discussions (of one association, when named) something is unread for the caller. */
export async function countUnread(actor: Actor, associationId?: string): Promise<number> {
  const [row] = await read
    .select({ count: sql<number>`count(*)` })
    .from(source(followedIds(actor.id)) as typeof threads)
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .leftJoin(mine, and(eq(mine.associationId, threads.associationId), eq(mine.userId, actor.id)))
    .where(and(visible(actor, { associationId }), only.unread(actor)));
  return row?.count ?? 0;
}
