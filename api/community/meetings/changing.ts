import { and, eq, inArray } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { meetings } from '../../../db/schema/meetings.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { dayOf, timeOf } from '../../platform/russian/shared/russian.ts';
import { emit } from '../../platform/signals/index.ts';
import { putAgenda } from './agenda.ts';
import { findMeeting } from './find.ts';
import { changeInput } from './input.ts';
import { tellCalled } from './inviting.ts';
import { mayLeadMeeting } from './policy.ts';
import { remindOf } from './reminders.ts';

/** Changes an announced meeting. Invited people are notified when its day, time or place changed. @throws Problem 401, 404, 403, 400, 409 */
export async function changeMeeting(
  actor: MaybeActor,
  id: string,
  input: unknown,
): Promise<{ id: string; version: number }> {
  const caller = signedIn(actor);
  const { meeting, places, standing } = await findMeeting(caller, id);
  if (!mayLeadMeeting(caller, standing))
    throw forbidden('Заседание меняют те, кто его назначил: руководитель, заместители, методист.');
  const { agenda, version, ...card } = parse(changeInput, input);
  if (meeting.state === 'closed' || meeting.state === 'cancelled')
    throw conflict('Протокол подписан: сначала откройте его снова.', { state: meeting.state });
  await write(async (database) => {
    const [changed] = await database
      .update(meetings)
      .set({ ...card, version: version + 1 })
      .where(and(eq(meetings.id, id), eq(meetings.version, version), inArray(meetings.state, ['planned', 'held'])))
      .returning({ id: meetings.id });
    if (!changed)
      throw conflict('Заседание тем временем изменили. Откройте его заново и повторите правку.', {
        current: meeting.version,
      });
    await putAgenda(database, id, agenda);
    const moved =
      meeting.startsAt.getTime() !== card.startsAt.getTime() ||
      meeting.place !== card.place ||
      meeting.link !== card.link;
    if (moved && meeting.state === 'planned') {
      await tellCalled(
        database,
        id,
        `Заседание «${card.title}» изменилось: ${dayOf(card.startsAt)} в ${timeOf(card.startsAt)}`,
        caller.id,
      );
      await remindOf(database, { id, startsAt: card.startsAt });
    }
  });
  for (const { id: associationId } of places) emit({ kind: 'association.changed', associationId });
  return { id, version: version + 1 };
}
