import { and, eq, notInArray } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { meetingItems } from '../../db/schema/meetings.ts';

type Agenda = { id?: string | undefined; title: string; speaker: string }[];

/** Writes the points of a meeting in this order: those with an id stay what they were, those left out are gone. */
export async function putAgenda(database: Database, meetingId: string, agenda: Agenda): Promise<void> {
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
