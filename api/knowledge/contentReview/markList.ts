import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { outdatedMarks } from '../../../db/schema/contentReview.ts';
import { schools } from '../../../db/schema/schools.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';

/**
 * Marks on the page of a publication: the number of open ones, and the confirmed one. They name no person,
 * so they may be on a page cached for guests.
 */
export async function doubtsAbout(publicationId: string) {
  const rows = await read
    .select({ state: outdatedMarks.state, answer: outdatedMarks.answer, answeredAt: outdatedMarks.answeredAt })
    .from(outdatedMarks)
    .where(and(eq(outdatedMarks.publicationId, publicationId), inArray(outdatedMarks.state, ['open', 'confirmed'])))
    .orderBy(asc(outdatedMarks.id))
    .limit(50);
  return {
    open: rows.filter(({ state }) => state === 'open').length,
    confirmed: rows.flatMap(({ state, answer, answeredAt }) =>
      state === 'confirmed' && answeredAt ? [{ answer, answeredAt }] : [],
    ),
  };
}

/** The caller's newest mark on a publication; null when there is none. */
export async function ownMark(actor: MaybeActor, publicationId: string) {
  if (!actor) return null;
  const [own] = await read
    .select({
      id: outdatedMarks.id,
      reason: outdatedMarks.reason,
      state: outdatedMarks.state,
      answer: outdatedMarks.answer,
      createdAt: outdatedMarks.createdAt,
    })
    .from(outdatedMarks)
    .where(and(eq(outdatedMarks.publicationId, publicationId), eq(outdatedMarks.userId, actor.id)))
    .orderBy(desc(outdatedMarks.id))
    .limit(1);
  return own ?? null;
}

/** The marks of a publication with their authors, the newest first: for methodists. */
export async function marksOf(publicationId: string) {
  return read
    .select({
      id: outdatedMarks.id,
      reason: outdatedMarks.reason,
      state: outdatedMarks.state,
      answer: outdatedMarks.answer,
      answeredAt: outdatedMarks.answeredAt,
      createdAt: outdatedMarks.createdAt,
      by: users.name,
      school: schools.title,
    })
    .from(outdatedMarks)
    .innerJoin(users, eq(users.id, outdatedMarks.userId))
    .leftJoin(schools, eq(schools.id, users.schoolId))
    .where(eq(outdatedMarks.publicationId, publicationId))
    .orderBy(desc(outdatedMarks.id))
    .limit(50);
}
