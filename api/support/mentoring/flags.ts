import { and, count, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { moderationCases } from '../../../db/schema/moderation.ts';
import type { Pair } from './pair.ts';

/** The number of open complaints in the pair's private discussion; only for the coordinator. */
export async function openFlags(actor: { id: string }, pair: Pair): Promise<number> {
  if (pair.coordinator.id !== actor.id) return 0;
  const [row] = await read
    .select({ count: count() })
    .from(moderationCases)
    .where(and(eq(moderationCases.pairId, pair.id), eq(moderationCases.state, 'open')));
  return row?.count ?? 0;
}
