import { eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { type Practice, practiceAuthors, practices } from '../../../db/schema/practices.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { forbidden, notFound } from '../../platform/problem/index.ts';
import { mayRead, type Subject } from './policy.ts';

export type PracticeRow = Practice & { coauthors: string[] };

/** A practice with the ids of its co-authors, or null. */
export async function findPractice(database: Database, id: string): Promise<PracticeRow | null> {
  const [row] = await database.select().from(practices).where(eq(practices.id, id)).limit(1);
  if (!row) return null;
  const people = await database
    .select({ userId: practiceAuthors.userId })
    .from(practiceAuthors)
    .where(eq(practiceAuthors.practiceId, id))
    .orderBy(practiceAuthors.addedAt);
  return { ...row, coauthors: people.map(({ userId }) => userId) };
}

/**
 * The practice, when the actor may do this to it.
 * @throws Problem 404 when it is not there or may not be known of, 403 (with `why`) when it is seen but `may` says no
 */
export async function practiceFor(
  database: Database,
  actor: MaybeActor,
  id: string,
  may: (actor: MaybeActor, practice: Subject) => boolean,
  why?: string,
): Promise<PracticeRow> {
  const practice = await findPractice(database, id);
  if (!practice || !mayRead(actor, practice)) throw notFound();
  if (!may(actor, practice)) throw forbidden(why);
  return practice;
}
