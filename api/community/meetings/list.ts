import { and, asc, desc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { meetingAssociations, meetingPeople, meetings } from '../../../db/schema/meetings.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { page } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { readAssociation } from '../associations/index.ts';
import { belongsToMeeting } from './called.ts';
import type { meetingsQuery } from './input.ts';

const host = alias(meetingAssociations, 'host');
const own = alias(meetingPeople, 'own');

/**
 * Meetings of one association, or without one those the caller is invited to: coming ones from the nearest, past ones from the latest.
 * @throws Problem 404 (the caller may not see the association's inside), 401
 */
export async function listMeetings(actor: MaybeActor, query: z.infer<typeof meetingsQuery>) {
  const { limit, cursor, when } = query;
  const association = query.association ? await readAssociation(actor, query.association) : null;
  if (association && !association.inside) throw notFound();
  const person = association ? actor : signedIn(actor);
  const coming = when === 'coming';
  const [afterTime, afterId] = cursor?.split('_') ?? [];
  const after = afterTime && afterId ? ([new Date(Number(afterTime)), afterId] as const) : null;
  const beyond = coming ? gt : lt;
  const rows = await read
    .select({
      id: meetings.id,
      title: meetings.title,
      startsAt: meetings.startsAt,
      minutes: meetings.minutes,
      form: meetings.form,
      place: meetings.place,
      state: meetings.state,
      number: meetings.number,
      answer: own.answer,
      association: { slug: associations.slug, title: associations.title },
      called: sql<number>`(select count(*) from ${meetingPeople} as c where c.meetingId = ${meetings.id})`,
      yes: sql<number>`(select count(*) from ${meetingPeople} as c where c.meetingId = ${meetings.id} and c.answer = 'yes')`,
      present: sql<number>`(select count(*) from ${meetingPeople} as c where c.meetingId = ${meetings.id} and c.attendance = 'present')`,
    })
    .from(meetings)
    .innerJoin(host, and(eq(host.meetingId, meetings.id), eq(host.host, true)))
    .innerJoin(associations, eq(associations.id, host.associationId))
    .leftJoin(own, and(eq(own.meetingId, meetings.id), eq(own.userId, person?.id ?? '')))
    .where(
      and(
        association
          ? inArray(
              meetings.id,
              read
                .select({ id: meetingAssociations.meetingId })
                .from(meetingAssociations)
                .where(
                  and(eq(meetingAssociations.associationId, association.id), eq(meetingAssociations.state, 'agreed')),
                ),
            )
          : and(eq(own.userId, person?.id ?? ''), belongsToMeeting(own.userId, meetings.id)),
        coming ? eq(meetings.state, 'planned') : inArray(meetings.state, ['held', 'closed', 'cancelled']),
        after
          ? or(beyond(meetings.startsAt, after[0]), and(eq(meetings.startsAt, after[0]), beyond(meetings.id, after[1])))
          : undefined,
      ),
    )
    .orderBy(...(coming ? [asc(meetings.startsAt), asc(meetings.id)] : [desc(meetings.startsAt), desc(meetings.id)]))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    (row) => ({ ...row, url: `/meetings/${row.id}` }),
    (row) => `${row.startsAt.getTime()}_${row.id}`,
  );
}
export type MeetingRow = Awaited<ReturnType<typeof listMeetings>>['items'][number];
