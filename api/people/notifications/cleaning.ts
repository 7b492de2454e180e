import { and, isNotNull, lt } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { notifications } from '../../../db/schema/notifications.ts';

const halfYear = 180 * 86_400_000;

/** Deletes notifications that were read half a year ago. */
export async function deleteLongRead(now: number): Promise<void> {
  // An id begins with its time: old ones are found by the primary key.
  const since = newId(now - halfYear);
  await write((database) =>
    database.delete(notifications).where(and(isNotNull(notifications.readAt), lt(notifications.id, since))),
  );
}
