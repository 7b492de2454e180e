import { and, desc, eq, gte } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { outdatedMarks, reviewConfirmations } from '../../../db/schema/contentReview.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { firstPressSince } from '../../platform/repetition/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { readPublicationById, setReview } from '../bank/index.ts';
import { confirmationInput } from './input.ts';
import { mayKeep } from './policy.ts';

/**
 * «Перечитал(а): всё верно до …»: sets a new review date and adds a line to the log. Open marks
 * must be answered first; confirmed marks become fixed. A second press adds no second line.
 * @throws Problem 409 while a reader's mark awaits an answer
 */
export async function confirmReview(actor: Actor, publicationId: string, input: unknown) {
  const { collection, slug } = await readPublicationById(actor, publicationId);
  if (!mayKeep(actor)) throw forbidden('Подтвердить, что материал верен, может методист.');
  const { until, note } = parse(confirmationInput, input);
  const confirmedAt = new Date();
  const before = await write(async (database) => {
    const [waiting] = await database
      .select({ id: outdatedMarks.id })
      .from(outdatedMarks)
      .where(and(eq(outdatedMarks.publicationId, publicationId), eq(outdatedMarks.state, 'open')))
      .limit(1);
    if (waiting)
      throw conflict('Читатель отметил, что здесь что-то устарело. Сначала ответьте ему, потом подтвердите материал.');
    const [said] = await database
      .select({ reviewedAt: reviewConfirmations.confirmedAt })
      .from(reviewConfirmations)
      .where(
        and(
          eq(reviewConfirmations.publicationId, publicationId),
          eq(reviewConfirmations.userId, actor.id),
          eq(reviewConfirmations.until, until),
          eq(reviewConfirmations.note, note),
          gte(reviewConfirmations.confirmedAt, firstPressSince()),
        ),
      )
      .limit(1);
    if (said) return said;
    await database
      .update(outdatedMarks)
      .set({ state: 'fixed' })
      .where(and(eq(outdatedMarks.publicationId, publicationId), eq(outdatedMarks.state, 'confirmed')));
    await database.insert(reviewConfirmations).values({ publicationId, userId: actor.id, confirmedAt, until, note });
    await setReview(database, publicationId, { reviewedAt: confirmedAt, reviewDueAt: until });
    await recordAudit(
      database,
      actor,
      'publication.confirmed',
      { kind: 'publication', id: publicationId },
      { until: until.toISOString() },
    );
    return null;
  });
  if (before) return { ...before, reviewDueAt: until };
  emit({ kind: 'publication.changed', publicationId, collection, slug });
  return { reviewedAt: confirmedAt, reviewDueAt: until };
}

/** Confirmations of a publication, the newest first; the last twenty. */
export async function confirmationsOf(publicationId: string) {
  return read
    .select({
      id: reviewConfirmations.id,
      confirmedAt: reviewConfirmations.confirmedAt,
      until: reviewConfirmations.until,
      note: reviewConfirmations.note,
      by: users.name,
    })
    .from(reviewConfirmations)
    .leftJoin(users, eq(users.id, reviewConfirmations.userId))
    .where(eq(reviewConfirmations.publicationId, publicationId))
    .orderBy(desc(reviewConfirmations.confirmedAt), desc(reviewConfirmations.id))
    .limit(20);
}
