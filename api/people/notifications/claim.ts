import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import type { NoticeKind } from './kinds.ts';

/** What is older is history: nobody wants it by mail. */
export const mailable = 30 * 24 * 3_600_000;

/**
 * Takes a person's notifications of some kinds for a letter: those neither read nor mailed. They are marked in the statement
 * that finds them, so no two processes take the same one.
 */
export async function claim(database: Database, userId: string, kinds: readonly NoticeKind[], now: Date) {
  if (kinds.length === 0) return [];
  const rows = await database
    .update(notifications)
    .set({ mailedAt: now })
    .where(
      and(
        eq(notifications.userId, userId),
        inArray(notifications.kind, [...kinds]),
        isNull(notifications.mailedAt),
        isNull(notifications.readAt),
        gt(notifications.createdAt, new Date(now.getTime() - mailable)),
      ),
    )
    .returning();
  return rows.sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
}
export type Claimed = Awaited<ReturnType<typeof claim>>;

/** Gives back what was taken for a letter that did not go out. */
export async function release(claimed: Claimed): Promise<void> {
  await write((database) =>
    database
      .update(notifications)
      .set({ mailedAt: null })
      .where(
        inArray(
          notifications.id,
          claimed.map(({ id }) => id),
        ),
      ),
  );
}
