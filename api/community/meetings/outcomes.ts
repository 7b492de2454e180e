import { and, eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { meetingItems, meetingOutcomes, meetingPeople } from '../../../db/schema/meetings.ts';
import { notify } from '../../people/notifications/index.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { badInput, conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { dayOf } from '../../platform/russian/shared/russian.ts';
import { stillCalled } from './called.ts';
import { findMeeting } from './find.ts';
import { doneInput, outcomeInput } from './input.ts';
import { mayMarkOwn, mayWriteMinutes } from './policy.ts';

/** Adds an outcome and notifies the responsible person. An outcome of kind information has no responsible person and no due day. @throws Problem 401, 404, 403, 400, 409 */
export async function addOutcome(actor: MaybeActor, meetingId: string, input: unknown): Promise<{ id: string }> {
  const writer = signedIn(actor);
  const { meeting, standing } = await findMeeting(writer, meetingId);
  if (!mayWriteMinutes(writer, standing)) throw forbidden('Итоги записывают те, кто ведёт заседание, и его секретарь.');
  const { kind, body, item, responsible, due } = parse(outcomeInput, input);
  if (meeting.state !== 'held' && meeting.state !== 'planned')
    throw conflict('Протокол подписан. Откройте его снова и назовите причину.', { state: meeting.state });
  const binds = kind !== 'information';
  if (kind === 'task' && !responsible)
    throw badInput([{ path: 'responsible', message: 'У поручения есть ответственный.' }]);
  const outcome = {
    meetingId,
    kind,
    body,
    itemId: item || null,
    responsibleId: (binds && responsible) || null,
    due: binds ? due : null,
  };
  return write(async (database) => {
    if (outcome.itemId) {
      const [found] = await database
        .select({ id: meetingItems.id })
        .from(meetingItems)
        .where(and(eq(meetingItems.id, outcome.itemId), eq(meetingItems.meetingId, meetingId)));
      if (!found) throw badInput([{ path: 'item', message: 'Такого вопроса в повестке нет.' }]);
    }
    if (outcome.responsibleId) {
      const [called] = await database
        .select({ id: meetingPeople.userId })
        .from(meetingPeople)
        .where(
          and(eq(meetingPeople.meetingId, meetingId), eq(meetingPeople.userId, outcome.responsibleId), stillCalled),
        );
      if (!called) throw badInput([{ path: 'responsible', message: 'Выберите человека из приглашённых.' }]);
    }
    const [added] = await database.insert(meetingOutcomes).values(outcome).returning({ id: meetingOutcomes.id });
    if (outcome.responsibleId)
      await notify(database, [outcome.responsibleId], {
        kind: 'meeting',
        title: `Вам поручили: ${body.length > 120 ? `${body.slice(0, 119)}…` : body}${due ? ` (к ${dayOf(due)})` : ''}`,
        reason: 'вас назвали ответственным на заседании',
        url: `/meetings/${meetingId}#outcomes`,
        subject: `meeting:${meetingId}`,
        actorId: writer.id,
      });
    return added as { id: string };
  });
}

async function findOutcome(actor: MaybeActor, id: string) {
  const [outcome] = await read.select().from(meetingOutcomes).where(eq(meetingOutcomes.id, id));
  if (!outcome) throw notFound('Такого итога нет: возможно, его убрали.');
  return { outcome, ...(await findMeeting(actor, outcome.meetingId)) };
}

/** Marks a decision or a task done, or open again: for the responsible person and the writers of the minutes. @throws Problem 401, 404, 403, 400 */
export async function markOutcome(
  actor: MaybeActor,
  id: string,
  input: unknown,
): Promise<{ id: string; doneAt: Date | null }> {
  const person = signedIn(actor);
  const { outcome, standing } = await findOutcome(person, id);
  if (!mayMarkOwn(person, standing, outcome.responsibleId) && !mayWriteMinutes(person, standing))
    throw forbidden('Отмечают ответственный и те, кто ведёт заседание.');
  const { done } = parse(doneInput, input);
  if (outcome.kind === 'information') throw badInput([{ path: 'done', message: 'Информацию не выполняют.' }]);
  const doneAt = done ? (outcome.doneAt ?? new Date()) : null;
  await write((database) =>
    database
      .update(meetingOutcomes)
      .set({ doneAt, doneBy: done ? person.id : null })
      .where(eq(meetingOutcomes.id, id)),
  );
  return { id, doneAt };
}

/** Deletes an outcome while the minutes are not signed. @throws Problem 401, 404, 403, 409 */
export async function removeOutcome(actor: MaybeActor, id: string): Promise<void> {
  const writer = signedIn(actor);
  const { meeting, standing } = await findOutcome(writer, id);
  if (!mayWriteMinutes(writer, standing)) throw forbidden('Итоги меняют те, кто ведёт заседание, и его секретарь.');
  if (meeting.state === 'closed')
    throw conflict('Протокол подписан. Откройте его снова и назовите причину.', { state: meeting.state });
  await write((database) => database.delete(meetingOutcomes).where(eq(meetingOutcomes.id, id)));
}
