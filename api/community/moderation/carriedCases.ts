import { sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { moderationCases } from '../../../db/schema/moderation.ts';

/** Has the cases of carried posts be decided where the posts are now. */
export async function carryCases(
  database: Database,
  chosen: readonly { id: string }[],
  to: { id: string; association: { id: string } | null },
): Promise<void> {
  const ids = JSON.stringify(chosen.map(({ id }) => id));
  await database
    .update(moderationCases)
    .set({ threadId: to.id, associationId: to.association?.id ?? null })
    .where(sql`${moderationCases.postId} in (select value from json_each(${ids}))`);
}
