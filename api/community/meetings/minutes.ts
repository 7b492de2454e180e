import { and, count, eq, inArray, or } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { meetingAssociations, meetingItems, meetingPeople, meetings } from '../../../db/schema/meetings.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { badInput, conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { stillCalled } from './called.ts';
import { findMeeting } from './find.ts';
import { minutesInput } from './input.ts';
import { mayWriteMinutes } from './policy.ts';

/** Saves number, chair, secretary and the items of the minutes, while they are not signed. @throws Problem 401, 404, 403, 400, 409 */
export async function writeMinutes(
  actor: MaybeActor,
  id: string,
  input: unknown,
): Promise<{ id: string; version: number }> {
  const writer = signedIn(actor);
  const { meeting, standing } = await findMeeting(writer, id);
  if (!mayWriteMinutes(writer, standing)) throw forbidden('Протокол пишут те, кто ведёт заседание, и его секретарь.');
  const { number, chair, secretary, items, version } = parse(minutesInput, input);
  if (meeting.state !== 'held' && meeting.state !== 'planned')
    throw conflict('Протокол подписан. Откройте его снова и назовите причину.', { state: meeting.state });
  await write(async (database) => {
    await checkPeople(database, meeting, { chair, secretary });
    const [changed] = await database
      .update(meetings)
      .set({ number, chairId: chair || null, secretaryId: secretary || null, version: version + 1 })
      .where(and(eq(meetings.id, id), eq(meetings.version, version), inArray(meetings.state, ['planned', 'held'])))
      .returning({ id: meetings.id });
    if (!changed)
      throw conflict('Протокол тем временем изменили. Откройте его заново и повторите правку.', {
        current: meeting.version,
      });
    for (const { id: itemId, heard, spoke } of items)
      await database
        .update(meetingItems)
        .set({ heard, spoke })
        .where(and(eq(meetingItems.id, itemId), eq(meetingItems.meetingId, id)));
  });
  return { id, version: version + 1 };
}

/** Whoever has left since stays named where they were named; nobody who has left is named anew. @throws Problem 400 */
async function checkPeople(
  database: Database,
  { id: meetingId, chairId, secretaryId }: Pick<typeof meetings.$inferSelect, 'id' | 'chairId' | 'secretaryId'>,
  { chair, secretary }: { chair: string | undefined; secretary: string | undefined },
): Promise<void> {
  const named = [chair, secretary].filter((userId): userId is string => Boolean(userId));
  if (named.length === 0) return;
  const before = [chairId, secretaryId].filter((userId) => userId !== null);
  const rows = await database
    .select({ id: meetingPeople.userId })
    .from(meetingPeople)
    .where(
      and(
        eq(meetingPeople.meetingId, meetingId),
        inArray(meetingPeople.userId, named),
        or(stillCalled, inArray(meetingPeople.userId, before)),
      ),
    );
  const called = new Set(rows.map(({ id }) => id));
  const errors = Object.entries({ chair, secretary }).flatMap(([path, userId]) =>
    userId && !called.has(userId) ? [{ path, message: 'Выберите человека из приглашённых.' }] : [],
  );
  if (errors.length > 0) throw badInput(errors);
}

/** The suggested number: one more than the meetings the host has held this school year. */
export async function nextNumber(meetingId: string): Promise<string> {
  const [host] = await read
    .select({ id: meetingAssociations.associationId, startsAt: meetings.startsAt })
    .from(meetingAssociations)
    .innerJoin(meetings, eq(meetings.id, meetingAssociations.meetingId))
    .where(and(eq(meetingAssociations.meetingId, meetingId), eq(meetingAssociations.host, true)));
  if (!host) return '1';
  const september = new Date(
    Date.UTC(host.startsAt.getUTCFullYear() - (host.startsAt.getUTCMonth() < 8 ? 1 : 0), 8, 1),
  );
  const rows = await read
    .select({ startsAt: meetings.startsAt, number: meetings.number, count: count() })
    .from(meetingAssociations)
    .innerJoin(meetings, eq(meetings.id, meetingAssociations.meetingId))
    .where(
      and(
        eq(meetingAssociations.associationId, host.id),
        eq(meetingAssociations.host, true),
        inArray(meetings.state, ['held', 'closed']),
      ),
    )
    .groupBy(meetings.id)
    .limit(500);
  const numbers = rows
    .filter(({ startsAt }) => startsAt >= september)
    .map(({ number }) => Number.parseInt(number, 10) || 0);
  return String(Math.max(0, ...numbers) + 1);
}
