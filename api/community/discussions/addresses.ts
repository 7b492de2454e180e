import { and, desc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';

/** One sitemap holds more, but what nobody has answered for years is not what somebody looks for. */
const most = 5000;

/** Paths of the discussions that guests may read, the latest first: of associations open to everyone, and about publications. */
export async function openThreadAddresses(): Promise<{ url: string; changedAt: Date }[]> {
  const rows = await read
    .select({ id: threads.id, changedAt: threads.lastPostAt })
    .from(threads)
    .leftJoin(associations, eq(associations.id, threads.associationId))
    .where(
      and(isNull(threads.deletedAt), or(eq(associations.visibility, 'everyone'), isNotNull(threads.publicationId))),
    )
    .orderBy(desc(threads.lastPostAt))
    .limit(most);
  return rows.map(({ id, changedAt }) => ({ url: `/threads/${id}`, changedAt }));
}
