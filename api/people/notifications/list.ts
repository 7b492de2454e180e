import { and, count, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { read, write } from '../../../db/client.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { type notificationsQuery, seenInput } from './input.ts';

const shown = {
  id: notifications.id,
  kind: notifications.kind,
  title: notifications.title,
  reason: notifications.reason,
  url: notifications.url,
  subject: notifications.subject,
  createdAt: notifications.createdAt,
  readAt: notifications.readAt,
};

const unreadOf = (user: string) => and(eq(notifications.userId, user), isNull(notifications.readAt));

/** The number of unread notifications. */
export async function countUnread(userId: string): Promise<number> {
  const [row] = await read.select({ unread: count() }).from(notifications).where(unreadOf(userId));
  return row?.unread ?? 0;
}

const someUnread = read
  .select({ unread: sql<number>`count(*)` })
  .from(
    sql`(select 1 from ${notifications} where ${notifications.userId} = ${sql.placeholder('user')} and ${notifications.readAt} is null limit 100)`,
  )
  .prepare();

/** The same for the bell of every page: one indexed query that counts up to a hundred. */
export async function countForBell(userId: string): Promise<number> {
  const [row] = await someUnread.execute({ user: userId });
  return row?.unread ?? 0;
}

/** The caller's notifications, newest first, with the total of unread ones. */
export async function listNotifications(actor: Actor, { limit, cursor, show }: z.infer<typeof notificationsQuery>) {
  const before = readCursor(cursor);
  const [rows, unread] = await Promise.all([
    read
      .select(shown)
      .from(notifications)
      .where(
        and(
          eq(notifications.userId, actor.id),
          show === 'unread' ? isNull(notifications.readAt) : undefined,
          before &&
            or(
              lt(notifications.createdAt, before.at),
              and(eq(notifications.createdAt, before.at), lt(notifications.id, before.id)),
            ),
        ),
      )
      .orderBy(desc(notifications.createdAt), desc(notifications.id))
      .limit(limit + 1),
    countUnread(actor.id),
  ]);
  const list = page(
    rows,
    limit,
    (row) => row,
    ({ createdAt, id }) => `${createdAt.getTime()}.${id}`,
  );
  return { ...list, unread };
}
export type ShownNotification = Awaited<ReturnType<typeof listNotifications>>['items'][number];

function readCursor(cursor: string | undefined) {
  const [, at, id] = /^(\d{1,15})\.([0-9a-z]{16})$/.exec(cursor ?? '') ?? [];
  return at && id ? { at: new Date(Number(at)), id } : undefined;
}

type Condition = Parameters<typeof and>[number];

async function markWhere(actor: Actor, condition?: Condition): Promise<{ unread: number }> {
  const marked = await write((database) =>
    database
      .update(notifications)
      .set({ readAt: new Date() })
      .where(and(eq(notifications.userId, actor.id), isNull(notifications.readAt), condition))
      .returning({ id: notifications.id }),
  );
  if (marked.length > 0) emit({ kind: 'notifications.changed', userIds: [actor.id] });
  return { unread: await countUnread(actor.id) };
}

/** Marks one notification as read; idempotent. @throws Problem 404 when it is not the caller's */
export async function markRead(actor: Actor, id: string): Promise<{ unread: number }> {
  const [mine] = await read
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.id, id), eq(notifications.userId, actor.id)));
  if (!mine) throw notFound('Такого уведомления у вас нет.');
  return markWhere(actor, eq(notifications.id, id));
}

/** Marks all as read. */
export const markAllRead = (actor: Actor): Promise<{ unread: number }> => markWhere(actor);

/** Opening a page marks the notifications about it as read. Posts are left to the reading position. @throws Problem 400 */
export function markSeen(actor: Actor, input: unknown): Promise<{ unread: number }> {
  const { path } = parse(seenInput, input);
  return markWhere(
    actor,
    or(
      eq(notifications.url, path),
      and(
        sql`substr(${notifications.url}, 1, ${path.length + 1}) = ${`${path}#`}`,
        sql`instr(${notifications.url}, '#post-') = 0`,
      ),
    ),
  );
}
