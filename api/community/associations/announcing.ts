import { and, eq, inArray } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import { announcementPlaces, announcements, type PlaceState } from '../../../db/schema/associations/work.ts';
import { notify } from '../../people/notifications/index.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { badInput, forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { tellLater } from './announcementTelling.ts';
import { readAssociation } from './association.ts';
import { mayAdmit } from './policy.ts';
import { announcementInput } from './workInput.ts';

/**
 * Publishes an announcement in one or several associations. Where the caller is the head (or a methodist) it appears at once and
 * members are notified in the background; elsewhere the head is asked to approve it.
 * @throws Problem 401, 404, 403, 400
 */
export async function announce(
  actor: MaybeActor,
  input: unknown,
): Promise<{ id: string; places: { association: string; state: PlaceState }[] }> {
  const author = signedIn(actor);
  const asks = author.role === 'methodist' || (await leadsAny(author.id));
  if (!asks) throw forbidden('Объявления пишут руководители объединений, их заместители и методисты.');
  const { title, body, associations: keys } = parse(announcementInput, input);
  const wanted = await Promise.all([...new Set(keys)].map((key) => readAssociation(author, key).catch(() => null)));
  const found = wanted.filter((one) => one !== null);
  if (found.length < wanted.length)
    throw badInput([{ path: 'associations', message: 'Одного из объединений нет. Обновите страницу.' }]);
  if (!found.some((one) => mayAdmit(author, one)))
    throw badInput([{ path: 'associations', message: 'Среди объединений должно быть то, которым вы руководите.' }]);
  const id = newId();
  const now = new Date();
  const html = renderMarkdown(body);
  const places = found.map((one) => ({
    associationId: one.id,
    title: one.title,
    state: mayAdmit(author, one) ? ('agreed' as const) : ('proposed' as const),
  }));
  await write(async (database) => {
    await database.insert(announcements).values({ id, authorId: author.id, title, body, html });
    await database.insert(announcementPlaces).values(
      places.map(({ associationId, state }) => ({
        announcementId: id,
        associationId,
        state,
        ...(state === 'agreed' && { decidedBy: author.id, decidedAt: now }),
      })),
    );
    for (const { associationId, state, title: where } of places)
      if (state === 'agreed') await tellLater(database, id, associationId);
      else await askHead(database, associationId, where, title, author.id);
    await recordAudit(
      database,
      author,
      'announcement.write',
      { kind: 'announcement', id },
      { title, places: places.length },
    );
  });
  for (const { associationId } of places) emit({ kind: 'association.changed', associationId });
  return { id, places: places.map(({ associationId, state }) => ({ association: associationId, state })) };
}

async function leadsAny(userId: string): Promise<boolean> {
  const [row] = await read
    .select({ id: associationMembers.associationId })
    .from(associationMembers)
    .where(and(eq(associationMembers.userId, userId), inArray(associationMembers.membership, ['head', 'deputy'])))
    .limit(1);
  return row !== undefined;
}

async function askHead(
  database: Database,
  associationId: string,
  where: string,
  title: string,
  actorId: string,
): Promise<void> {
  const heads = await database
    .select({ id: associationMembers.userId })
    .from(associationMembers)
    .where(
      and(
        eq(associationMembers.associationId, associationId),
        inArray(associationMembers.membership, ['head', 'deputy']),
      ),
    );
  const [place] = await database
    .select({ slug: associations.slug })
    .from(associations)
    .where(eq(associations.id, associationId));
  await notify(
    database,
    heads.map(({ id }) => id),
    {
      kind: 'association',
      title: `Объявление «${title}» просят показать и в объединении «${where}»`,
      reason: 'вы руководите объединением',
      url: `/associations/${place?.slug}/announcements`,
      subject: `association:${associationId}`,
      actorId,
    },
  );
}
