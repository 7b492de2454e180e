import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { type Database, read, write } from '../../db/client.ts';
import { newId } from '../../db/identifier.ts';
import { associationMembers, associations } from '../../db/schema/associations.ts';
import { announcementPlaces, announcements, type PlaceState } from '../../db/schema/associationWork.ts';
import { notifications } from '../../db/schema/notifications.ts';
import { type MaybeActor, signedIn } from '../accounts/actor.ts';
import { recordAudit } from '../accounts/audit.ts';
import { emit } from '../events.ts';
import { badInput, conflict, forbidden, notFound, parse } from '../http/problem.ts';
import { enqueue, onJob } from '../jobs/queue.ts';
import { renderMarkdown } from '../markdown.ts';
import { notify } from '../notifications/notify.ts';
import { readAssociation } from './association.ts';
import { mayAdmit } from './policy.ts';
import { announcementInput, placeDecision } from './workInput.ts';

const tellLater = (database: Database, announcementId: string, associationId: string) =>
  enqueue(
    database,
    'announcement.tell',
    { announcementId, associationId },
    { key: `announcement:${announcementId}:${associationId}` },
  );

/**
 * Announces something in one or several associations. Where the caller leads (or is a methodist) it stands at once and its members
 * are told behind the answer; elsewhere the head is asked.
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

/** A head lets an announcement stand in his association, or does not. @throws Problem 401, 404, 403, 400, 409 */
export async function decideAnnouncement(
  actor: MaybeActor,
  id: string,
  input: unknown,
): Promise<{ association: string; state: PlaceState }> {
  const person = signedIn(actor);
  const places = await read.select().from(announcementPlaces).where(eq(announcementPlaces.announcementId, id));
  const mine = await Promise.all(
    places.map(async (place) => ({ place, association: await readAssociation(person, place.associationId) })),
  );
  if (!mine.some(({ association }) => association.inside || mayAdmit(person, association)))
    throw notFound('Такого объявления нет.');
  if (!mine.some(({ association }) => mayAdmit(person, association)))
    throw forbidden('За объединение отвечают его руководитель, заместители и методист.');
  const { association: key, decision } = parse(placeDecision, input);
  const own = mine.find(({ association }) => association.id === key || association.slug === key);
  if (!own) throw badInput([{ path: 'association', message: 'Этому объединению объявление не предлагали.' }]);
  if (!mayAdmit(person, own.association)) throw forbidden('За это объединение отвечает его руководитель.');
  const state = decision === 'agree' ? 'agreed' : 'refused';
  await write(async (database) => {
    const [decided] = await database
      .update(announcementPlaces)
      .set({ state, decidedBy: person.id, decidedAt: new Date() })
      .where(
        and(
          eq(announcementPlaces.announcementId, id),
          eq(announcementPlaces.associationId, own.association.id),
          eq(announcementPlaces.state, 'proposed'),
        ),
      )
      .returning({ id: announcementPlaces.announcementId });
    if (!decided) throw conflict('Об этом уже решили. Обновите страницу.');
    if (state === 'agreed') await tellLater(database, id, own.association.id);
    await recordAudit(
      database,
      person,
      `announcement.${decision}`,
      { kind: 'announcement', id },
      { association: own.association.id },
    );
  });
  emit({ kind: 'association.changed', associationId: own.association.id });
  return { association: own.association.id, state };
}

/** Takes an announcement away everywhere: its author, a methodist; from one place, whoever leads it. @throws Problem 401, 404, 403 */
export async function removeAnnouncement(actor: MaybeActor, id: string): Promise<void> {
  const person = signedIn(actor);
  const [announcement] = await read
    .select({ authorId: announcements.authorId })
    .from(announcements)
    .where(eq(announcements.id, id));
  const places = await read
    .select({ associationId: announcementPlaces.associationId })
    .from(announcementPlaces)
    .where(eq(announcementPlaces.announcementId, id));
  const cards = await Promise.all(places.map(({ associationId }) => readAssociation(person, associationId)));
  const own = announcement?.authorId === person.id || person.role === 'methodist';
  if (!announcement || !(own || cards.some(({ inside }) => inside))) throw notFound('Такого объявления нет.');
  const led = cards.filter((card) => mayAdmit(person, card)).map((card) => card.id);
  if (!own && led.length === 0) throw forbidden('Объявление снимают его автор и руководитель объединения.');
  await write(async (database) => {
    if (own) await database.delete(announcements).where(eq(announcements.id, id));
    else
      await database
        .update(announcementPlaces)
        .set({ state: 'refused', decidedBy: person.id, decidedAt: new Date() })
        .where(and(eq(announcementPlaces.announcementId, id), inArray(announcementPlaces.associationId, led)));
    await recordAudit(database, person, 'announcement.remove', { kind: 'announcement', id });
  });
  for (const { associationId } of places) emit({ kind: 'association.changed', associationId });
}

/** Tells the members of one association of an announcement; whoever has the notice already (from another association, or an earlier attempt) is not told again. */
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

/** Once a process, at start. */
export function nameAnnouncementWorks(): void {
  onJob('announcement.tell', tellAnnouncement, 'Рассказать участникам об объявлении');
}
