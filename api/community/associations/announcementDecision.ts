import { and, eq, inArray } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { announcementPlaces, announcements, type PlaceState } from '../../../db/schema/associations/work.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { tellLater } from './announcementTelling.ts';
import { readAssociation } from './association.ts';
import { belongs, mayAdmit } from './policy.ts';
import { placeDecision } from './workInput.ts';

/** A head approves or declines an announcement for their association. @throws Problem 401, 404, 403, 400, 409 */
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

/** Removes an announcement: everywhere for its author and a methodist, from one association for its head. @throws Problem 401, 404, 403 */
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
  // Who has left every association it stands in takes nothing off there, not even what they wrote.
  const own =
    person.role === 'methodist' ||
    (announcement?.authorId === person.id && cards.some(({ membership }) => belongs(membership)));
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
