import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import { announcementPlaces, announcements } from '../../../db/schema/associations/work.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import { notify } from '../../people/notifications/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { enqueue, onJob } from '../../platform/jobs/index.ts';

/** Queues the notices to members, once for each announcement and association. */
export const tellLater = (database: Database, announcementId: string, associationId: string) =>
  enqueue(
    database,
    'announcement.tell',
    { announcementId, associationId },
    { key: `announcement:${announcementId}:${associationId}` },
  );

/** Notifies the members of one association. Skips people who already have the notice, from another association or an earlier attempt. */
export async function tellAnnouncement(payload: Record<string, unknown>): Promise<void> {
  const { announcementId, associationId } = payload as { announcementId: string; associationId: string };
  await write(async (database) => {
    const [found] = await database
      .select({
        title: announcements.title,
        authorId: announcements.authorId,
        where: associations.title,
        slug: associations.slug,
      })
      .from(announcementPlaces)
      .innerJoin(announcements, eq(announcements.id, announcementPlaces.announcementId))
      .innerJoin(associations, eq(associations.id, announcementPlaces.associationId))
      .where(
        and(
          eq(announcementPlaces.announcementId, announcementId),
          eq(announcementPlaces.associationId, associationId),
          eq(announcementPlaces.state, 'agreed'),
          isNotNull(announcementPlaces.decidedAt),
        ),
      );
    if (!found) return;
    const members = await database
      .select({ id: associationMembers.userId })
      .from(associationMembers)
      .where(
        and(
          eq(associationMembers.associationId, associationId),
          inArray(associationMembers.membership, ['member', 'deputy', 'head']),
        ),
      )
      .limit(5000);
    const subject = `announcement:${announcementId}`;
    const ids = members.map(({ id }) => id);
    const told = await database
      .select({ id: notifications.userId })
      .from(notifications)
      .where(and(inArray(notifications.userId, ids), eq(notifications.subject, subject)));
    const known = new Set(told.map(({ id }) => id));
    await notify(
      database,
      ids.filter((id) => !known.has(id)),
      {
        kind: 'association',
        title: `Объявление в «${found.where}»: ${found.title}`,
        reason: 'вы участник объединения',
        url: `/associations/${found.slug}/announcements#announcement-${announcementId}`,
        subject,
        actorId: found.authorId,
      },
    );
  });
}

/** Called once per process, at start. */
export function registerAnnouncementJobs(): void {
  onJob('announcement.tell', tellAnnouncement, 'Рассказать участникам об объявлении');
}

/** Which of these announcements stand in no association of this person any more. */
export async function announcedElsewhere(person: Actor, ids: readonly string[]): Promise<string[]> {
  const rows = await read
    .select({ id: announcements.id })
    .from(announcements)
    .where(
      and(
        inArray(announcements.id, [...ids]),
        sql`not exists (select 1 from ${announcementPlaces} as place
          join ${associationMembers} as member on member.associationId = place.associationId
          where place.announcementId = ${announcements.id} and place.state = 'agreed' and member.userId = ${person.id}
            and member.membership in ('member', 'deputy', 'head'))`,
      ),
    );
  return rows.map(({ id }) => id);
}
