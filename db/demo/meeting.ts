import { eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { associationMembers } from '../schema/associations/associations.ts';
import {
  meetingAssociations,
  type meetingForms,
  meetingItems,
  meetingOutcomes,
  meetingPeople,
  meetings,
} from '../schema/meetings.ts';
import { daysAgo, type Ids } from './people.ts';

export interface MeetingData {
  title: string;
  days: number;
  plan?: number;
  form: (typeof meetingForms)[number];
  place?: string;
  link?: string;
  note?: string;
  number?: string;
  secretary?: string;
  /** Held, its minutes not signed yet. */
  open?: boolean;
  items: [title: string, speaker: string, heard?: string, spoke?: string][];
  outcomes?: {
    kind: 'decision' | 'information' | 'task';
    item?: number;
    body: string;
    who?: string;
    due?: number;
    done?: number;
  }[];
}
/** By how many days a Sunday and a Saturday move: what has been goes back to Friday, what is ahead goes on to Monday. */
const weekend: Record<number, { been: number; ahead: number }> = {
  0: { been: -2, ahead: 1 },
  6: { been: -1, ahead: 2 },
};

/** A working day of the city at three in the afternoon, by the clock of Moscow. */
const afternoon = (days: number) => {
  const day = daysAgo(days);
  const shift = weekend[day.getUTCDay()]?.[days > 0 ? 'been' : 'ahead'] ?? 0;
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + shift, 12));
};

/** A meeting with who was called, what was said and what came of it; held when its day has passed. */
export async function insertMeeting(
  database: Database,
  associationId: string,
  data: MeetingData,
  planRows: string[],
  ids: Ids,
): Promise<void> {
  const { title, days, form, place = '', link = '', note = '', number = '' } = data;
  const members = await database
    .select({ userId: associationMembers.userId, membership: associationMembers.membership })
    .from(associationMembers)
    .where(eq(associationMembers.associationId, associationId));
  const own = members.filter(({ membership }) => ['member', 'deputy', 'head'].includes(membership));
  const head = own.find(({ membership }) => membership === 'head')?.userId as string;
  const id = newId();
  const held = days > 0;
  const startsAt = afternoon(days);
  const secretaryId = data.secretary ? ids.person(data.secretary) : null;
  await database.insert(meetings).values({
    id,
    title,
    startsAt,
    form,
    place,
    link,
    note,
    number,
    state: held ? (data.open ? 'held' : 'closed') : 'planned',
    planRowId: data.plan ? (planRows[data.plan - 1] as string) : null,
    chairId: head,
    secretaryId,
    createdBy: head,
    closedAt: held && !data.open ? new Date(startsAt.getTime() + 3 * 86_400_000) : null,
    createdAt: daysAgo(Math.max(days + 14, 2)),
  });
  await database.insert(meetingAssociations).values({ meetingId: id, associationId, host: true, state: 'agreed' });
  const items = data.items.map(([itemTitle, speaker, heard = '', spoke = ''], position) => ({
    id: newId(),
    meetingId: id,
    position,
    title: itemTitle,
    speaker,
    heard,
    spoke,
  }));
  await database.insert(meetingItems).values(items);
  await database.insert(meetingPeople).values(
    own.map(({ userId }, place) => {
      const leads = userId === head || userId === secretaryId;
      const came = leads
        ? ('present' as const)
        : place % 7 === 3
          ? ('excused' as const)
          : place % 6 === 4
            ? ('absent' as const)
            : ('present' as const);
      // The person in question has not answered yet: their page asks them.
      const silent = userId === ids.person('teacher') || place % 4 === 2;
      const answer = leads
        ? ('yes' as const)
        : place % 5 === 1
          ? ('maybe' as const)
          : place % 9 === 8
            ? ('no' as const)
            : ('yes' as const);
      return {
        meetingId: id,
        userId,
        ...(held ? { answer, attendance: came } : silent ? {} : { answer, answeredAt: daysAgo(1) }),
      };
    }),
  );
  for (const { kind, item, body, who, due, done } of data.outcomes ?? [])
    await database.insert(meetingOutcomes).values({
      meetingId: id,
      itemId: item ? (items[item - 1]?.id ?? null) : null,
      kind,
      body,
      responsibleId: who ? ids.person(who) : null,
      due: due === undefined ? null : afternoon(due),
      doneAt: done === undefined ? null : daysAgo(done),
      doneBy: done === undefined || !who ? null : ids.person(who),
      createdAt: startsAt,
    });
}
