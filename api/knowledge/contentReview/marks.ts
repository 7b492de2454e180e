import { and, eq, sql } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { outdatedMarks } from '../../../db/schema/contentReview.ts';
import { notify } from '../../people/notifications/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { publicationUrl, readPublicationById } from '../bank/index.ts';
import { markAnswerInput, markInput } from './input.ts';
import { keepersOf } from './owner.ts';
import { mayKeep, mayMark, mayWithdrawMark } from './policy.ts';

/**
 * «Устарело»: notifies the owner of the publication, and its page says that somebody doubts it.
 * @throws Problem 409 when this person's earlier mark still awaits an answer
 */
export async function markOutdated(actor: Actor, publicationId: string, input: unknown): Promise<{ id: string }> {
  const { collection, slug, title } = await readPublicationById(actor, publicationId);
  if (!mayMark(actor)) throw forbidden('Отметить можно, когда администрация школы подтвердит, что вы у неё работаете.');
  const { reason } = parse(markInput, input);
  const id = await write(async (database) => {
    const [row] = await database
      .insert(outdatedMarks)
      .values({ publicationId, userId: actor.id, reason })
      .onConflictDoNothing()
      .returning({ id: outdatedMarks.id });
    if (!row)
      throw conflict('Вы уже сообщали об этом материале. Методист ответит, и тогда можно будет сообщить снова.');
    await notify(database, await keepersOf(database, publicationId), {
      kind: 'practice',
      title: `«${title}»: читатель отметил, что здесь что-то устарело`,
      reason: 'вы отвечаете за материалы банка',
      url: `/upkeep/${publicationId}#marks`,
      subject: `upkeep:${publicationId}`,
      actorId: actor.id,
    });
    return row.id;
  });
  emit({ kind: 'publication.changed', publicationId, collection, slug });
  return { id };
}

const markRow = {
  id: outdatedMarks.id,
  userId: outdatedMarks.userId,
  state: outdatedMarks.state,
  publicationId: outdatedMarks.publicationId,
  title: publications.title,
  collection: publications.collection,
  slug: publications.slug,
};

async function markFor(database: Database, id: string) {
  const [found] = await database
    .select(markRow)
    .from(outdatedMarks)
    .innerJoin(publications, eq(publications.id, outdatedMarks.publicationId))
    .where(eq(outdatedMarks.id, id));
  if (!found) throw notFound('Такой отметки нет: возможно, её забрал тот, кто поставил.');
  return found;
}

/** Withdraws the caller's mark before it is answered. */
export async function withdrawMark(actor: Actor, id: string): Promise<void> {
  const mark = await markFor(read, id);
  if (actor.id !== mark.userId && !mayKeep(actor)) throw notFound();
  if (!mayWithdrawMark(actor, mark)) throw forbidden('Забрать можно свою отметку, пока на неё не ответили.');
  await write((database) =>
    database.delete(outdatedMarks).where(and(eq(outdatedMarks.id, id), eq(outdatedMarks.state, 'open'))),
  );
  emit({ kind: 'publication.changed', ...mark });
}

const stateAfter = { confirm: 'confirmed', fixed: 'fixed', decline: 'declined' } as const;
const told = {
  confirm: 'вы правы, это устарело. Методист написал об этом на странице',
  fixed: 'исправлено. Спасибо, что сообщили',
  decline: 'методист проверил: всё верно',
} as const;

/** Answers a mark. A mark answered with «confirmed» can still become «fixed» later. Notifies the person who set it. */
export async function answerMark(actor: Actor, id: string, input: unknown) {
  const mark = await markFor(read, id);
  if (!mayKeep(actor) && mark.userId !== actor.id) throw notFound();
  if (!mayKeep(actor)) throw forbidden('Отвечают на отметки методисты.');
  const { decision, answer } = parse(markAnswerInput, input);
  const state = stateAfter[decision];
  await write(async (database) => {
    const current = await markFor(database, id);
    if (current.state === 'fixed' || current.state === 'declined')
      throw conflict('На эту отметку уже ответили. Обновите страницу, чтобы увидеть ответ.');
    await database
      .update(outdatedMarks)
      .set({
        state,
        answer: answer || sql`${outdatedMarks.answer}`,
        answeredById: actor.id,
        answeredAt: new Date(),
      })
      .where(eq(outdatedMarks.id, id));
    await notify(database, [mark.userId], {
      kind: 'practice',
      title: `«${mark.title}»: ${told[decision]}`,
      reason: 'вы отметили, что здесь что-то устарело',
      url: `${publicationUrl(mark)}#upkeep`,
      subject: `upkeep:${mark.publicationId}`,
      actorId: actor.id,
    });
  });
  emit({ kind: 'publication.changed', ...mark });
  return { id, state };
}
