import { asc, eq, inArray } from 'drizzle-orm';
import { type Database, read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { pairHistory } from '../../../db/schema/mentoring/pairs.ts';
import { recordAudit } from '../../platform/audit/index.ts';

type Act = (typeof pairHistory.$inferInsert)['act'];

/**
 * Adds a step to a pair's history. The reason stays here: readers of the audit log may not know of the pair.
 * A person in a note is written as `{{id}}`, so that an erased name disappears here too.
 */
export async function remember(database: Database, actor: { id: string }, pairId: string, act: Act, note = '') {
  await database.insert(pairHistory).values({ pairId, userId: actor.id, act, note });
  await recordAudit(database, actor, `pair.${act}`, { kind: 'pair', id: pairId });
}

const someone = /\{\{(\w+)\}\}/g;

/** The history of a pair, with current names. */
export async function historyOf(pairId: string) {
  const steps = await read
    .select({
      id: pairHistory.id,
      act: pairHistory.act,
      note: pairHistory.note,
      at: pairHistory.at,
      by: { id: users.id, name: users.name },
    })
    .from(pairHistory)
    .innerJoin(users, eq(users.id, pairHistory.userId))
    .where(eq(pairHistory.pairId, pairId))
    .orderBy(asc(pairHistory.at), asc(pairHistory.id))
    .limit(300);
  const named = [...new Set(steps.flatMap(({ note }) => [...note.matchAll(someone)].map(([, id]) => id as string)))];
  const people = named.length
    ? await read.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, named))
    : [];
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'участник';
  return steps.map((step) => ({ ...step, note: step.note.replace(someone, (_, id: string) => nameOf(id)) }));
}
