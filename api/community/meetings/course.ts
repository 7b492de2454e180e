import { and, desc, eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { audit } from '../../../db/schema/audit.ts';
import { type MeetingState, meetingAssociations, meetings } from '../../../db/schema/meetings.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { dayOf } from '../../platform/russian/shared/russian.ts';
import { emit } from '../../platform/signals/index.ts';
import { mayAdmit } from '../associations/policy.ts';
import { findMeeting, memberIds } from './find.ts';
import { agreementInput, stateInput } from './input.ts';
import { invite, tellCalled } from './inviting.ts';
import { mayLeadMeeting } from './policy.ts';
import { stateTitles } from './words.ts';

/** Allowed transitions. From `closed` back to `held` is a reopening, which needs a reason. */
const next: Record<MeetingState, readonly MeetingState[]> = {
  planned: ['held', 'cancelled'],
  held: ['closed', 'planned'],
  closed: ['held'],
  cancelled: ['planned'],
};
const acts: Record<string, string> = {
  'planned held': 'meeting.hold',
  'planned cancelled': 'meeting.cancel',
  'held closed': 'meeting.close',
  'held planned': 'meeting.unhold',
  'closed held': 'meeting.reopen',
  'cancelled planned': 'meeting.renew',
};

/**
 * Changes the state of a meeting. Cancelling and reopening need a reason; invited people are notified of a cancellation.
 * @throws Problem 401, 404, 403, 400 (no reason; minutes without number, chair or secretary), 409 (transition not allowed)
 */
export async function moveMeeting(actor: MaybeActor, id: string, input: unknown): Promise<{ state: MeetingState }> {
  const caller = signedIn(actor);
  const { meeting, places, standing } = await findMeeting(caller, id);
  if (!mayLeadMeeting(caller, standing)) throw forbidden('Ход заседания ведут руководитель, заместители и методист.');
  const { state, reason } = parse(stateInput, input);
  if (!next[meeting.state].includes(state))
    throw conflict(`Состояние заседания сейчас «${stateTitles[meeting.state].toLowerCase()}». Обновите страницу.`, {
      state: meeting.state,
    });
  if (!reason && state === 'cancelled')
    throw badInput([{ path: 'reason', message: 'Напишите, почему заседание отменяется: приглашённые это прочтут.' }]);
  if (!reason && meeting.state === 'closed')
    throw badInput([{ path: 'reason', message: 'Напишите, зачем открывать подписанный протокол.' }]);
  if (state === 'closed') checkMinutes(meeting);
  await write(async (database) => {
    const [moved] = await database
      .update(meetings)
      .set({
        state,
        cancelReason: state === 'cancelled' ? reason : '',
        closedAt: state === 'closed' ? new Date() : null,
      })
      .where(and(eq(meetings.id, id), eq(meetings.state, meeting.state)))
      .returning({ id: meetings.id });
    if (!moved) throw conflict('Заседание тем временем изменили. Обновите страницу.');
    if (state === 'cancelled')
      await tellCalled(
        database,
        id,
        `Заседание «${meeting.title}» ${dayOf(meeting.startsAt)} отменено: ${reason}`,
        caller.id,
      );
    if (meeting.state === 'cancelled')
      await tellCalled(
        database,
        id,
        `Заседание «${meeting.title}» всё-таки состоится ${dayOf(meeting.startsAt)}`,
        caller.id,
      );
    if (state === 'closed') await tellCalled(database, id, `Протокол заседания «${meeting.title}» готов`, caller.id);
    await recordAudit(
      database,
      caller,
      acts[`${meeting.state} ${state}`] as string,
      { kind: 'meeting', id },
      reason ? { reason } : {},
    );
  });
  for (const { id: associationId } of places) emit({ kind: 'association.changed', associationId });
  return { state };
}

function checkMinutes({
  number,
  chairId,
  secretaryId,
}: {
  number: string;
  chairId: string | null;
  secretaryId: string | null;
}): void {
  const errors = [
    ...(number ? [] : [{ path: 'number', message: 'У протокола нет номера: впишите его в протокол.' }]),
    ...(chairId ? [] : [{ path: 'chair', message: 'Не назван председатель.' }]),
    ...(secretaryId ? [] : [{ path: 'secretary', message: 'Не назван секретарь.' }]),
  ];
  if (errors.length > 0) throw badInput(errors);
}

/** A head accepts or declines to hold the meeting jointly; on acceptance their members are invited. @throws Problem 401, 404, 403, 400, 409 */
export async function answerForAssociation(actor: MaybeActor, id: string, input: unknown) {
  const caller = signedIn(actor);
  const { meeting, places } = await findMeeting(caller, id);
  if (!places.some((place) => !place.host && mayAdmit(caller, place)))
    throw forbidden('За объединение отвечают его руководитель, заместители и методист.');
  const { association, decision } = parse(agreementInput, input);
  const place = places.find((one) => !one.host && (one.id === association || one.slug === association));
  if (!place) throw badInput([{ path: 'association', message: 'Этого объединения на заседание не звали.' }]);
  if (!mayAdmit(caller, place)) throw forbidden('За это объединение отвечает его руководитель.');
  const state = decision === 'agree' ? ('agreed' as const) : ('refused' as const);
  await write(async (database) => {
    const [decided] = await database
      .update(meetingAssociations)
      .set({ state })
      .where(
        and(
          eq(meetingAssociations.meetingId, id),
          eq(meetingAssociations.associationId, place.id),
          eq(meetingAssociations.state, 'proposed'),
        ),
      )
      .returning({ id: meetingAssociations.meetingId });
    if (!decided) throw conflict('На это приглашение уже ответили. Обновите страницу.');
    if (state === 'agreed' && meeting.state === 'planned')
      await invite(database, meeting, await memberIds(database, [place.id]), caller.id);
    await recordAudit(database, caller, `meeting.${decision}`, { kind: 'meeting', id }, { association: place.id });
  });
  emit({ kind: 'association.changed', associationId: place.id });
  return { association: place.id, state };
}

/** The history of a meeting, newest first, for those who lead it. @throws Problem 404, 403 */
export async function meetingHistory(actor: MaybeActor, id: string) {
  const { standing } = await findMeeting(actor, id);
  if (!mayLeadMeeting(actor, standing)) throw forbidden();
  return read
    .select({ id: audit.id, at: audit.at, action: audit.action, by: users.name, detail: audit.detail })
    .from(audit)
    .leftJoin(users, eq(users.id, audit.actorId))
    .where(and(eq(audit.subjectKind, 'meeting'), eq(audit.subjectId, id)))
    .orderBy(desc(audit.id))
    .limit(50);
}
