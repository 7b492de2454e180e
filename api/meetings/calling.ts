import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { type Database, write } from '../../db/client.ts';
import { newId } from '../../db/identifier.ts';
import { associationMembers } from '../../db/schema/associations.ts';
import {
  associationGroupMembers,
  associationGroups,
  workPlanRows,
  workPlans,
} from '../../db/schema/associationWork.ts';
import { meetingAssociations, meetingItems, meetingPeople, meetings } from '../../db/schema/meetings.ts';
import { type MaybeActor, signedIn } from '../accounts/actor.ts';
import { recordAudit } from '../accounts/audit.ts';
import { readAssociation } from '../associations/association.ts';
import { mayAdmit } from '../associations/policy.ts';
import { emit } from '../events.ts';
import { badInput, conflict, forbidden, parse } from '../http/problem.ts';
import { dayOf, timeOf } from '../http/russian.ts';
import { notify } from '../notifications/notify.ts';
import { callInput, changeInput } from './input.ts';
import { findMeeting, memberIds } from './meeting.ts';
import { mayLeadMeeting } from './policy.ts';
import { remindOf } from './reminders.ts';

type Agenda = { id?: string | undefined; title: string; speaker: string }[];

/** Those who are called: the sub-group, or everybody of the associations that agreed. */
async function calledTo(database: Database, associationIds: string[], groupId: string | undefined): Promise<string[]> {
  if (!groupId) return memberIds(database, associationIds);
  const rows = await database
    .select({ id: associationGroupMembers.userId })
    .from(associationGroupMembers)
    .where(eq(associationGroupMembers.groupId, groupId));
  return rows.map(({ id }) => id);
}

/** Puts people on the list of a meeting and tells those who were not on it. */
export async function invite(
  database: Database,
  meeting: { id: string; title: string; startsAt: Date },
  people: string[],
  actorId: string,
): Promise<number> {
  if (people.length === 0) return 0;
  const added = await database
    .insert(meetingPeople)
    .values(people.map((userId) => ({ meetingId: meeting.id, userId })))
    .onConflictDoNothing()
    .returning({ userId: meetingPeople.userId });
  await notify(
    database,
    added.map(({ userId }) => userId),
    {
      kind: 'meeting',
      title: `Приглашение на заседание «${meeting.title}», ${dayOf(meeting.startsAt)} в ${timeOf(meeting.startsAt)}`,
      reason: 'вы участник объединения, которое собирается',
      url: `/meetings/${meeting.id}`,
      subject: `meeting:${meeting.id}`,
      actorId,
    },
  );
  return added.length;
}

async function putAgenda(database: Database, meetingId: string, agenda: Agenda): Promise<void> {
  const kept = agenda.flatMap(({ id }) => (id ? [id] : []));
  await database
    .delete(meetingItems)
    .where(and(eq(meetingItems.meetingId, meetingId), kept.length > 0 ? notInArray(meetingItems.id, kept) : undefined));
  for (const [position, { id, title, speaker }] of agenda.entries())
    if (id)
      await database
        .update(meetingItems)
        .set({ title, speaker, position })
        .where(and(eq(meetingItems.id, id), eq(meetingItems.meetingId, meetingId)));
    else await database.insert(meetingItems).values({ meetingId, title, speaker, position });
}

/** The heads and deputies of associations, who decide whether theirs joins in. */
async function askHeads(
  database: Database,
  associationIds: string[],
  meeting: { id: string; title: string },
  actorId: string,
): Promise<void> {
  if (associationIds.length === 0) return;
  const heads = await database
    .selectDistinct({ id: associationMembers.userId })
    .from(associationMembers)
    .where(
      and(
        inArray(associationMembers.associationId, associationIds),
        inArray(associationMembers.membership, ['head', 'deputy']),
      ),
    );
  await notify(
    database,
    heads.map(({ id }) => id),
    {
      kind: 'meeting',
      title: `Ваше объединение зовут на общее заседание «${meeting.title}»`,
      reason: 'вы руководите объединением',
      url: `/meetings/${meeting.id}`,
      subject: `meeting:${meeting.id}`,
      actorId,
    },
  );
}

/**
 * Calls a meeting of an association, alone or with others. Where the caller leads the other association too (or is a methodist)
 * it takes part at once; elsewhere its head is asked. Everybody who is called is told in the same transaction.
 * @throws Problem 401, 404, 403, 400
 */
export async function callMeeting(
  actor: MaybeActor,
  key: string,
  input: unknown,
): Promise<{ id: string; url: string; state: 'planned' }> {
  const caller = signedIn(actor);
  const host = await readAssociation(caller, key);
  if (!mayAdmit(caller, host))
    throw forbidden('Заседания назначают руководитель объединения, его заместители и методист.');
  const { agenda, others, group, planRow, ...card } = parse(callInput, input);
  if (card.startsAt.getTime() < Date.now() - 370 * 86_400_000)
    throw badInput([{ path: 'startsAt', message: 'Этот день прошёл больше года назад.' }]);
  const guests = await Promise.all([...new Set(others)].map((other) => readAssociation(caller, other)));
  if (group && guests.length > 0)
    throw badInput([{ path: 'group', message: 'Подгруппа собирается без других объединений.' }]);
  const id = newId();
  await write(async (database) => {
    await checkGroup(database, host.id, group);
    await checkPlanRow(database, host.id, planRow);
    await database.insert(meetings).values({
      id,
      ...card,
      groupId: group ?? null,
      planRowId: planRow ?? null,
      chairId: host.head?.id ?? null,
      createdBy: caller.id,
    });
    const places = [
      { meetingId: id, associationId: host.id, host: true, state: 'agreed' as const },
      ...guests
        .filter((guest) => guest.id !== host.id)
        .map((guest) => ({
          meetingId: id,
          associationId: guest.id,
          host: false,
          state: mayAdmit(caller, guest) ? ('agreed' as const) : ('proposed' as const),
        })),
    ];
    await database.insert(meetingAssociations).values(places);
    await putAgenda(
      database,
      id,
      agenda.map(({ title, speaker }) => ({ title, speaker })),
    );
    const agreed = places.filter(({ state }) => state === 'agreed').map(({ associationId }) => associationId);
    await invite(database, { id, ...card }, await calledTo(database, agreed, group), caller.id);
    await askHeads(
      database,
      places.filter(({ state }) => state === 'proposed').map(({ associationId }) => associationId),
      { id, title: card.title },
      caller.id,
    );
    await remindOf(database, { id, startsAt: card.startsAt });
    await recordAudit(
      database,
      caller,
      'meeting.call',
      { kind: 'meeting', id },
      { association: host.id, title: card.title },
    );
  });
  for (const { id: associationId } of [host, ...guests]) emit({ kind: 'association.changed', associationId });
  return { id, url: `/meetings/${id}`, state: 'planned' };
}

async function checkGroup(database: Database, associationId: string, group: string | undefined): Promise<void> {
  if (!group) return;
  const [found] = await database
    .select({ id: associationGroups.id })
    .from(associationGroups)
    .where(and(eq(associationGroups.id, group), eq(associationGroups.associationId, associationId)));
  if (!found) throw badInput([{ path: 'group', message: 'Такой подгруппы в объединении нет.' }]);
}

async function checkPlanRow(database: Database, associationId: string, planRow: string | undefined): Promise<void> {
  if (!planRow) return;
  const [found] = await database
    .select({ id: workPlanRows.id })
    .from(workPlanRows)
    .innerJoin(workPlans, eq(workPlans.id, workPlanRows.planId))
    .where(and(eq(workPlanRows.id, planRow), eq(workPlans.associationId, associationId)));
  if (!found) throw badInput([{ path: 'planRow', message: 'Такой строки в плане объединения нет.' }]);
}

/** Changes what was called; whoever is called is told when day, hour or place moved. @throws Problem 401, 404, 403, 400, 409 */
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

/** Tells everybody on the list of a meeting. */
export async function tellCalled(database: Database, meetingId: string, title: string, actorId: string): Promise<void> {
  const people = await database
    .select({ id: meetingPeople.userId })
    .from(meetingPeople)
    .where(eq(meetingPeople.meetingId, meetingId));
  await notify(
    database,
    people.map(({ id }) => id),
    {
      kind: 'meeting',
      title,
      reason: 'вас пригласили на это заседание',
      url: `/meetings/${meetingId}`,
      subject: `meeting:${meetingId}`,
      actorId,
    },
  );
}
