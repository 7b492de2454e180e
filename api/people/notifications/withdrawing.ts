import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { notifications } from '../../../db/schema/notifications.ts';

/** Forgets what people were told about subjects that they may no longer see. */
export async function forgetNotices(database: Database, userIds: string[], subjects: string[]): Promise<void> {
  await database
    .delete(notifications)
    .where(and(inArray(notifications.userId, userIds), inArray(notifications.subject, subjects)));
}

/** Takes back unread notices that lead to a page where nothing is asked of these people any more. */
export async function takeBackNotices(database: Database, userIds: string[], url: string): Promise<void> {
  await database
    .delete(notifications)
    .where(and(inArray(notifications.userId, userIds), eq(notifications.url, url), isNull(notifications.readAt)));
}

/** Notices stay where people were told; no letter carries them any more. @param about which of them, by `notifications.subject` */
export async function withdrawLetters(database: Database, userIds: string[], about: SQL): Promise<void> {
  await database
    .update(notifications)
    .set({ mailedAt: new Date() })
    .where(and(inArray(notifications.userId, userIds), isNull(notifications.mailedAt), about));
}

/**
 * «Новых сообщений: 5»: an earlier notice that is still unread counts one more instead of a second one coming. Its address
 * ends with the number of the first (`…#post-3`).
 * @param about where they are, as the title of the notice says it
 */
export async function countOneMore(
  database: Database,
  { subject, number, about, userIds }: { subject: string; number: number; about: string; userIds: string[] },
): Promise<void> {
  const first = sql`cast(substr(${notifications.url}, instr(${notifications.url}, '#post-') + 6) as integer)`;
  await database
    .update(notifications)
    .set({ title: sql`'Новых сообщений: ' || (${number} - ${first} + 1) || ' — ' || ${about}` })
    .where(
      and(
        eq(notifications.subject, subject),
        eq(notifications.kind, 'post'),
        sql`${notifications.readAt} is null and ${first} < ${number}`,
        sql`${notifications.userId} in (select value from json_each(${JSON.stringify(userIds)}))`,
      ),
    );
}
