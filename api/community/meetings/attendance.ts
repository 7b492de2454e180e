import { and, eq } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { type AnswerCode, meetingPeople } from '../../../db/schema/meetings.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { findMeeting } from './find.ts';
import { answerInput, attendanceInput } from './input.ts';
import { calledTo, invite } from './inviting.ts';
import { peopleOf } from './meeting.ts';
import { mayAnswer, mayLeadMeeting, mayWriteMinutes } from './policy.ts';

/** Saves whether the caller will come; may be changed until the meeting was held. @throws Problem 401, 404, 403, 400, 409 */
export async function answerInvitation(actor: MaybeActor, id: string, input: unknown): Promise<{ answer: AnswerCode }> {
  const person = signedIn(actor);
  const { meeting, standing } = await findMeeting(person, id);
  if (!mayAnswer(person, standing)) throw forbidden('Отвечают те, кого позвали: участники объединения.');
  const { answer } = parse(answerInput, input);
  if (meeting.state !== 'planned')
    throw conflict('Заседание уже прошло или отменено, отвечать поздно.', { state: meeting.state });
  const said = { answer, answeredAt: new Date() };
  await write((database) =>
    database
      .insert(meetingPeople)
      .values({ meetingId: id, userId: person.id, ...said })
      .onConflictDoUpdate({ target: [meetingPeople.meetingId, meetingPeople.userId], set: said }),
  );
  return { answer };
}

/** Invites people who joined the associations (or the sub-group) after the invitations were sent. @throws Problem 401, 404, 403, 409 */
export async function inviteNewcomers(actor: MaybeActor, id: string): Promise<{ added: number }> {
  const caller = signedIn(actor);
  const { meeting, places, standing } = await findMeeting(caller, id);
  if (!mayLeadMeeting(caller, standing)) throw forbidden('Зовут на заседание руководитель, заместители и методист.');
  if (meeting.state === 'closed' || meeting.state === 'cancelled')
    throw conflict('Протокол подписан или заседание отменено.', { state: meeting.state });
  const added = await write(async (database) => {
    const agreed = places.filter(({ state }) => state === 'agreed').map((place) => place.id);
    const people = await calledTo(database, agreed, meeting.groupId);
    return invite(database, meeting, people, caller.id);
  });
  return { added };
}

/** Saves attendance: present, absent or excused; an empty mark removes the earlier one. @throws Problem 401, 404, 403, 400, 409 */
export async function markAttendance(actor: MaybeActor, id: string, input: unknown) {
  const writer = signedIn(actor);
  const { meeting, standing } = await findMeeting(writer, id);
  if (!mayWriteMinutes(writer, standing)) throw forbidden('Явку отмечают те, кто ведёт заседание, и его секретарь.');
  const { attendance } = parse(attendanceInput, input);
  if (meeting.state !== 'held')
    throw conflict(
      meeting.state === 'planned'
        ? 'Явку отмечают, когда заседание началось: сначала отметьте, что оно прошло.'
        : 'Протокол подписан, явку не изменить.',
      { state: meeting.state },
    );
  const called = new Set((await peopleOf(id)).map((person) => person.id));
  await write(async (database) => {
    // At most one mark per person on the list, which bounds the number of statements.
    for (const [userId, mark] of Object.entries(attendance))
      if (called.has(userId))
        await database
          .update(meetingPeople)
          .set({ attendance: mark || null })
          .where(and(eq(meetingPeople.meetingId, id), eq(meetingPeople.userId, userId)));
  });
  return {
    people: (await peopleOf(id)).map(({ id: userId, name, answer, attendance: mark }) => ({
      id: userId,
      name,
      answer,
      attendance: mark,
    })),
  };
}
