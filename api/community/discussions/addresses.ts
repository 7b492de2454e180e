import { and, desc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';

/** A sitemap may hold more, but old unanswered discussions are not worth finding. */
const most = 5000;

/** Paths of the discussions that guests may read, the latest first: in open associations, and about publications. */
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
