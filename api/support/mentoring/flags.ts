import { and, count, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { moderationCases } from '../../../db/schema/moderation.ts';
import type { Pair } from './pair.ts';

/** How many posts of the pair's private talk somebody flagged and nobody has decided on: the coordinator's alone to know. */
export async function openFlags(actor: { id: string }, pair: Pair): Promise<number> {
  if (pair.coordinator.id !== actor.id) return 0;
  const [row] = await read
    .select({ count: count() })
    .from(moderationCases)
    .where(and(eq(moderationCases.pairId, pair.id), eq(moderationCases.state, 'open')));
  return row?.count ?? 0;
}
