import { and, eq, inArray, notInArray } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { meetingAssociations, meetingItems } from '../../../db/schema/meetings.ts';

type Agenda = { id?: string | undefined; title: string; speaker: string }[];

/** Writes the agenda in this order: items with an id are updated, missing ones are deleted. */
export async function putAgenda(database: Database, meetingId: string, agenda: Agenda): Promise<void> {
  const kept = agenda.flatMap(({ id }) => (id ? [id] : []));
  await database
    .delete(meetingItems)
    .where(and(eq(meetingItems.meetingId, meetingId), kept.length > 0 ? notInArray(meetingItems.id, kept) : undefined));
  const speakers = await speakersOf(database, meetingId, agenda);
  for (const [position, { id, title, speaker }] of agenda.entries()) {
    const speakerId = speakers.get(speaker) ?? null;
    if (id)
      await database
        .update(meetingItems)
        .set({ title, speaker, speakerId, position })
        .where(and(eq(meetingItems.id, id), eq(meetingItems.meetingId, meetingId)));
    else await database.insert(meetingItems).values({ meetingId, title, speaker, speakerId, position });
  }
}

/**
 * Ids of speakers typed with their full name who belong to the associations of the meeting, by the typed text. Namesakes match
 * nobody. The id lets the name be removed with its person.
 */
async function speakersOf(database: Database, meetingId: string, agenda: Agenda): Promise<Map<string, string>> {
  const named = [...new Set(agenda.map(({ speaker }) => speaker).filter(Boolean))];
  if (named.length === 0) return new Map();
  const rows = await database
    .selectDistinct({ id: users.id, name: users.name })
    .from(meetingAssociations)
    .innerJoin(associationMembers, eq(associationMembers.associationId, meetingAssociations.associationId))
    .innerJoin(users, and(eq(users.id, associationMembers.userId), eq(users.state, 'active')))
    .where(
      and(
        eq(meetingAssociations.meetingId, meetingId),
        inArray(associationMembers.membership, ['member', 'deputy', 'head']),
        inArray(users.name, named),
      ),
    )
    .limit(200);
  const byName = Map.groupBy(rows, ({ name }) => name);
  return new Map(
    [...byName].flatMap(([name, people]) => (people.length === 1 && people[0] ? [[name, people[0].id] as const] : [])),
  );
}
