import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { threadUrl } from './thread.ts';

/** The currently pinned discussions of an association, for those who may see its discussions. */
export async function pinnedIn(associationId: string, now = new Date()) {
  const rows = await read
    .select({ id: threads.id, title: threads.title, pinnedUntil: threads.pinnedUntil, postCount: threads.postCount })
    .from(threads)
    .where(and(eq(threads.associationId, associationId), isNull(threads.deletedAt), gt(threads.pinnedUntil, now)))
    .orderBy(asc(threads.pinnedUntil))
    .limit(10);
  return rows.map((row) => ({ ...row, url: threadUrl(row.id) }));
}
