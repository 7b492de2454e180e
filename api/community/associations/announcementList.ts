import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import { announcementPlaces, announcements } from '../../../db/schema/associations/work.ts';
import { publishes, shownPerson } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { type listQuery, page } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { readAssociation } from './association.ts';
import { mayAdmit } from './policy.ts';

const rows = () =>
  read
    .select({
      id: announcements.id,
      title: announcements.title,
      html: announcements.html,
      createdAt: announcements.createdAt,
      /** Whether its author belongs today to an association that it stands in. */
      ofAuthors: sql<number>`exists (select 1 from ${announcementPlaces} as place
        join ${associationMembers} as member on member.associationId = place.associationId
        where place.announcementId = ${announcements.id} and member.userId = ${announcements.authorId}
          and member.membership in ('member', 'deputy', 'head'))`,
      state: announcementPlaces.state,
      author: { id: users.id, name: users.name, publishes: publishes(users.id) },
    })
    .from(announcementPlaces)
    .innerJoin(announcements, eq(announcements.id, announcementPlaces.announcementId))
    .innerJoin(users, eq(users.id, announcements.authorId));

/** Announcements of an association, the latest first; with `proposed`, those that await its head's approval. @throws Problem 404 */
export async function listAnnouncements(actor: MaybeActor, key: string, { limit, cursor }: z.infer<typeof listQuery>) {
  const association = await readAssociation(actor, key);
  if (!association.inside) throw notFound();
  const found = await rows()
    .where(
      and(
        eq(announcementPlaces.associationId, association.id),
        eq(announcementPlaces.state, 'agreed'),
        cursor ? lt(announcementPlaces.announcementId, cursor) : undefined,
      ),
    )
    .orderBy(desc(announcementPlaces.announcementId))
    .limit(limit + 1);
  const elsewhere = await placesOf(found.map(({ id }) => id));
  return page(
    found,
    limit,
    ({ author, ofAuthors, ...announcement }) => ({
      ...announcement,
      author: shownPerson(actor, { ...author, publishes: Boolean(author.publishes) }),
      also: elsewhere
        .filter((place) => place.id === announcement.id && place.slug !== association.slug)
        .map(({ title, slug }) => ({ title, slug })),
      mayRemove: actor !== null && ((author.id === actor.id && ofAuthors > 0) || mayAdmit(actor, association)),
    }),
    ({ id }) => id,
  );
}
export type Announcement = Awaited<ReturnType<typeof listAnnouncements>>['items'][number];

const placesOf = (ids: string[]) =>
  read
    .select({ id: announcementPlaces.announcementId, title: associations.title, slug: associations.slug })
    .from(announcementPlaces)
    .innerJoin(associations, eq(associations.id, announcementPlaces.associationId))
    .where(and(inArray(announcementPlaces.announcementId, ids), eq(announcementPlaces.state, 'agreed')))
    .orderBy(associations.title)
    .limit(500);

/** Announcements that await the approval of this association's head. */
export const proposedAnnouncements = (associationId: string) =>
  rows()
    .where(and(eq(announcementPlaces.associationId, associationId), eq(announcementPlaces.state, 'proposed')))
    .orderBy(desc(announcementPlaces.announcementId))
    .limit(20);

/** Where a person may publish without approval: the associations they lead; a methodist everywhere. */
export async function announcingPlaces(actor: { id: string; role: string }) {
  const all = await read
    .select({ id: associations.id, title: associations.title, membership: associationMembers.membership })
    .from(associations)
    .leftJoin(
      associationMembers,
      and(eq(associationMembers.associationId, associations.id), eq(associationMembers.userId, actor.id)),
    )
    .orderBy(associations.title)
    .limit(300);
  return all.map(({ id, title, membership }) => ({
    id,
    title,
    atOnce: actor.role === 'methodist' || membership === 'head' || membership === 'deputy',
  }));
}
