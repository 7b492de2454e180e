import { and, eq, inArray } from 'drizzle-orm';
import { type Database, read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers, type Visibility } from '../../../db/schema/associations/associations.ts';
import { pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { readsThere } from './audience.ts';
import { mayRead } from './policy.ts';

/** The place of a discussion, as far as the check needs it. */
interface Placed {
  association: { id: string; visibility: Visibility } | null;
  pair: { id: string } | null;
}

/** Whether a person who is not the caller may read this discussion. Checked before they are notified of anything in it. */
export async function mayPersonRead(userId: string, thread: Placed, database: Database = read): Promise<boolean> {
  const [person] = await database
    .select({ id: users.id, role: users.role, state: users.state })
    .from(users)
    .where(eq(users.id, userId));
  if (person?.state !== 'active') return false;
  const actor = person as Actor;
  if (thread.pair) return (await sideOf(database, userId, thread.pair.id)) && actor.role !== 'admin';
  if (!thread.association) return true;
  const { id, visibility } = thread.association;
  const [place] = await database
    .select({ membership: associationMembers.membership })
    .from(associationMembers)
    .where(and(eq(associationMembers.associationId, id), eq(associationMembers.userId, userId)));
  return mayRead(actor, { visibility, membership: place?.membership ?? 'none' });
}

/** Those of these people who may read this discussion today: nobody else is told of anything in it. */
export async function readersAmong(
  database: Database,
  userIds: readonly string[],
  { association, pair }: Placed,
): Promise<string[]> {
  const rows = await database
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, [...new Set(userIds)]), readsThere({ association, pair })));
  return rows.map(({ id }) => id);
}

async function sideOf(database: Database, userId: string, pairId: string): Promise<boolean> {
  const [row] = await database
    .select({ coordinatorId: pairs.coordinatorId, side: pairPeople.side })
    .from(pairs)
    .leftJoin(pairPeople, and(eq(pairPeople.pairId, pairs.id), eq(pairPeople.userId, userId)))
    .where(eq(pairs.id, pairId));
  return row !== undefined && (row.coordinatorId === userId || row.side !== null);
}
