import { and, inArray } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { meetingPeople } from '../../../db/schema/meetings.ts';
import { notify } from '../../people/notifications/index.ts';
import { dayOf, timeOf } from '../../platform/russian/shared/russian.ts';
import { calledIds, groupIds } from './called.ts';
import { memberIds } from './find.ts';

/** Invited people: the sub-group, or all members of the associations that take part. */
export async function calledTo(
  database: Database,
  associationIds: string[],
  groupId: string | null | undefined,
): Promise<string[]> {
  if (!groupId) return memberIds(database, associationIds);
  return groupIds(database, groupId, associationIds);
}

/** Adds people to the list of a meeting and notifies the new ones. */
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

/** Heads and deputies of associations, who decide whether theirs takes part. */
export async function askHeads(
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

/** Notifies everyone on the list of a meeting who still belongs to it. */
export async function tellCalled(database: Database, meetingId: string, title: string, actorId: string): Promise<void> {
  await notify(database, await calledIds(database, meetingId), {
    kind: 'meeting',
    title,
    reason: 'вас пригласили на это заседание',
    url: `/meetings/${meetingId}`,
    subject: `meeting:${meetingId}`,
    actorId,
  });
}
