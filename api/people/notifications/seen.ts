import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { notifications } from '../../../db/schema/notifications.ts';

/** The post in the address of a notification: `/threads/ID?page=2#post-31` → 31. */
const postNumber = sql<number>`cast(substr(${notifications.url}, instr(${notifications.url}, '#post-') + 6) as integer)`;

/** Marks notifications of posts as read when the posts were read. @returns whether there were any */
export async function seePostNotices(
  database: Database,
  userId: string,
  threadId: string,
  number: number,
): Promise<boolean> {
  const seen = await database
    .update(notifications)
    .set({ readAt: new Date() })
    .where(
      and(
        eq(notifications.userId, userId),
        eq(notifications.subject, `thread:${threadId}`),
        isNull(notifications.readAt),
        sql`instr(${notifications.url}, '#post-') > 0 and ${postNumber} <= ${number}`,
      ),
    )
    .returning({ id: notifications.id });
  return seen.length > 0;
}
