import { and, count, eq, inArray, isNull, ne } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import { collectionItems, collections } from '../../../db/schema/collections.ts';
import { notify } from '../../people/notifications/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { collectionUrl } from './find.ts';
import { itemsCount } from './words.ts';

export const tellJob = 'collection.tell';
/** Enough time to add the first materials, or to undo the sharing. */
const patience = 10 * 60_000;

type Row = Pick<typeof collections.$inferSelect, 'visibility' | 'schoolId' | 'associationId' | 'told' | 'state'>;

/** The audience as stored in `told`; null while it is personal or public. */
function audienceOf({ visibility, schoolId, associationId }: Row): string | null {
  if (visibility === 'school') return schoolId && `school:${schoolId}`;
  return visibility === 'association' && associationId ? `association:${associationId}` : null;
}

const untold = (row: Row | undefined): row is Row => {
  const audience = row?.state === 'active' ? audienceOf(row) : null;
  return audience !== null && !row?.told.includes(audience);
};

/** Queues the notice of a new audience, in the transaction of the change, unless that audience was notified before. */
export async function leaveTelling(database: Database, id: string): Promise<void> {
  const [row] = await database.select().from(collections).where(eq(collections.id, id));
  if (!untold(row)) return;
  await enqueue(database, tellJob, { id }, { runAt: new Date(Date.now() + patience), key: `${tellJob}:${id}` });
}

/** Notifies everyone in the current audience; nobody while it is empty, nobody twice. */
export async function tellOfSharing(id: string): Promise<void> {
  await write(async (database) => {
    const [row] = await database.select().from(collections).where(eq(collections.id, id));
    if (!untold(row) || !row) return;
    const [items] = await database
      .select({ total: count() })
      .from(collectionItems)
      .where(and(eq(collectionItems.collectionId, id), isNull(collectionItems.removedAt)));
    if (!items?.total) return;
    const { people, reason, secret } =
      row.schoolId && row.visibility === 'school'
        ? await ofSchool(database, row.schoolId)
        : await ofAssociation(database, row.associationId ?? '');
    await notify(database, people, {
      kind: 'collection',
      title: `С вами поделились подборкой «${row.title}»: ${itemsCount(items.total)}`,
      reason,
      url: collectionUrl(id),
      subject: `collection:${id}`,
      secret,
      actorId: row.ownerId,
    });
    await database
      .update(collections)
      .set({ told: [...row.told, audienceOf(row) as string] })
      .where(eq(collections.id, id));
  });
}

async function ofSchool(database: Database, schoolId: string) {
  const rows = await database
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.schoolId, schoolId), eq(users.state, 'active')));
  return { people: rows.map(({ id }) => id), reason: 'вы работаете в этой школе', secret: false };
}

async function ofAssociation(database: Database, associationId: string) {
  const rows = await database
    .select({ id: associationMembers.userId, title: associations.title, visibility: associations.visibility })
    .from(associationMembers)
    .innerJoin(associations, eq(associations.id, associationMembers.associationId))
    .innerJoin(users, and(eq(users.id, associationMembers.userId), ne(users.state, 'blocked')))
    .where(
      and(
        eq(associationMembers.associationId, associationId),
        inArray(associationMembers.membership, ['member', 'deputy', 'head']),
      ),
    );
  return {
    people: rows.map(({ id }) => id),
    reason: `вы состоите в объединении «${rows[0]?.title ?? ''}»`,
    // Mail does not mention what is only for members.
    secret: rows[0]?.visibility === 'members',
  };
}
