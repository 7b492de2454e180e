import { and, eq, inArray, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import { collections } from '../../../db/schema/collections.ts';
import { notify, notifyEach } from '../../people/notifications/index.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { conflict, forbidden } from '../../platform/problem/index.ts';
import { readCollection } from './collection.ts';
import { copyFor } from './copying.ts';
import { collectionUrl } from './find.ts';
import { changed, roomFor } from './writing.ts';

/**
 * Takes over a collection whose owner no longer belongs where it is shared. The former owner keeps a copy and is notified,
 * unless their account is closed.
 * @throws Problem 401, 404, 403, 409 (already taken over, or the caller has too many collections)
 */
export async function takeCollection(actor: MaybeActor, id: string): Promise<{ url: string }> {
  const me = signedIn(actor);
  const collection = await readCollection(me, id);
  if (!collection.mayTake)
    throw forbidden(
      'Взять подборку себе может администрация школы, руководитель или методист, когда составитель ушёл.',
    );
  await write(async (database) => {
    await roomFor(database, me.id);
    const [before] = await database
      .select({ ownerId: collections.ownerId, state: users.state })
      .from(collections)
      .innerJoin(users, eq(users.id, collections.ownerId))
      .where(and(eq(collections.id, id), eq(collections.version, collection.version)));
    if (!before) throw conflict('Подборку только что изменили. Обновите страницу и повторите.');
    await database
      .update(collections)
      .set({ ownerId: me.id, orphanToldAt: null, version: collection.version + 1, updatedAt: new Date() })
      .where(eq(collections.id, id));
    if (before.state !== 'active') return;
    const copy = await copyFor(database, before.ownerId, collection);
    await notify(database, [before.ownerId], {
      kind: 'collection',
      title: `Подборку «${collection.title}» теперь ведёт другой человек, а у вас осталась её копия`,
      reason: 'вы её собрали',
      url: collectionUrl(copy),
      // Of their copy: the one that was taken over they may not see any more.
      subject: `collection:${copy}`,
      actorId: me.id,
    });
  });
  changed(id);
  return { url: collection.url };
}

const belonging = ['member', 'deputy', 'head'] as const;
/** The limit per night; the next night continues. */
const atOnce = 200;

/** Nightly: notifies possible new owners, once per collection, that its owner is gone. */
export async function tellOfOrphans(): Promise<void> {
  const orphans = await read
    .select({
      id: collections.id,
      title: collections.title,
      schoolId: collections.schoolId,
      associationId: collections.associationId,
      circle: associations.visibility,
    })
    .from(collections)
    .innerJoin(users, eq(users.id, collections.ownerId))
    .leftJoin(associations, eq(associations.id, collections.associationId))
    .leftJoin(
      associationMembers,
      and(eq(associationMembers.associationId, collections.associationId), eq(associationMembers.userId, users.id)),
    )
    .where(and(eq(collections.state, 'active'), isNull(collections.orphanToldAt), hasLeft))
    .limit(atOnce);
  if (orphans.length === 0) return;
  const [administrators, heads] = await Promise.all([
    read
      .select({ id: users.id, schoolId: users.schoolId })
      .from(users)
      .where(
        and(
          inArray(
            users.schoolId,
            orphans.flatMap(({ schoolId }) => schoolId ?? []),
          ),
          eq(users.role, 'school_admin'),
          eq(users.state, 'active'),
        ),
      ),
    read
      .select({ id: associationMembers.userId, associationId: associationMembers.associationId })
      .from(associationMembers)
      .where(
        and(
          inArray(
            associationMembers.associationId,
            orphans.flatMap(({ associationId }) => associationId ?? []),
          ),
          inArray(associationMembers.membership, ['head', 'deputy']),
        ),
      ),
  ]);
  const notices = orphans.flatMap(({ id, title, schoolId, associationId, circle }) =>
    [
      ...administrators.filter((person) => schoolId !== null && person.schoolId === schoolId),
      ...heads.filter((person) => associationId !== null && person.associationId === associationId),
    ].map((person) => ({
      userId: person.id,
      kind: 'collection' as const,
      title: `Подборка «${title}» осталась без составителя: её можно взять себе`,
      reason: associationId ? 'вы руководите объединением' : 'вы из администрации школы',
      url: collectionUrl(id),
      subject: `collection:${id}`,
      secret: circle === 'members',
    })),
  );
  await write(async (database) => {
    await notifyEach(database, notices);
    await database
      .update(collections)
      .set({ orphanToldAt: new Date() })
      .where(
        inArray(
          collections.id,
          orphans.map(({ id }) => id),
        ),
      );
  });
}

/** The owner's account is closed, or they moved to another school, or left the association. */
const hasLeft: SQL | undefined = or(
  and(
    eq(collections.visibility, 'school'),
    or(sql`${users.state} <> 'active'`, sql`${users.schoolId} is not ${collections.schoolId}`),
  ),
  and(
    eq(collections.visibility, 'association'),
    sql`${users.role} <> 'methodist'`,
    or(
      sql`${users.state} <> 'active'`,
      isNull(associationMembers.membership),
      notInArray(associationMembers.membership, [...belonging]),
    ),
  ),
);
