import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import type { NoticeKind } from './kinds.ts';

/** Older ones are not mailed any more. */
export const mailable = 30 * 24 * 3_600_000;

/**
 * Claims a person's notifications of some kinds for a letter: those neither read nor mailed. They are marked in the statement
 * that finds them, so two processes never claim the same one.
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

/** Releases the claim of a letter that was not sent. */
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
