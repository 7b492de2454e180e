import { and, eq } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { associationGroups, workPlanRows, workPlans } from '../../../db/schema/associations/work.ts';
import { meetingAssociations, meetings } from '../../../db/schema/meetings.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { readAssociation } from '../associations/index.ts';
import { mayAdmit } from '../associations/policy.ts';
import { putAgenda } from './agenda.ts';
import { callInput } from './input.ts';
import { askHeads, calledTo, invite } from './inviting.ts';
import { remindOf } from './reminders.ts';

/**
 * Announces a meeting of an association, alone or jointly. Where the caller leads the other association too (or is a methodist)
 * it takes part at once; elsewhere its head is asked. Invited people are notified in the same transaction.
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
