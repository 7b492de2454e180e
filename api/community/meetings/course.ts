import { and, desc, eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { audit } from '../../../db/schema/audit.ts';
import { type MeetingState, meetingAssociations } from '../../../db/schema/meetings.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { takeStep } from '../../platform/workflow/index.ts';
import { mayAdmit } from '../associations/policy.ts';
import { findMeeting, memberIds } from './find.ts';
import { agreementInput } from './input.ts';
import { invite } from './inviting.ts';
import { mayLeadMeeting } from './policy.ts';
import { meetingFlow, requireMinutes, towards } from './steps.ts';

/**
 * Changes the state of a meeting. Cancelling and reopening need a reason; invited people are notified of a cancellation.
 * @throws Problem 401, 404, 403, 400 (no reason; minutes without number, chair or secretary), 409 (transition not allowed)
 */
export async function moveMeeting(actor: MaybeActor, id: string, input: unknown): Promise<{ state: MeetingState }> {
  const { after } = await takeStep(meetingFlow, signedIn(actor), id, towards, input, {
    async change(_database, { thing, input: { state }, reason, now }) {
      if (state === 'closed') requireMinutes(thing);
      return {
        set: { cancelReason: state === 'cancelled' ? reason : '', closedAt: state === 'closed' ? now : null },
      };
    },
  });
  return { state: after.state };
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
