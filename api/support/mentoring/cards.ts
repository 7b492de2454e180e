import { and, asc, count, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { type Database, read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { mentorCards } from '../../../db/schema/mentoring/mentorCards.ts';
import { pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';
import { schools } from '../../../db/schema/schools.ts';
import { consentInForce, publishes } from '../../people/accounts/index.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { page, readTextCursor, textCursor } from '../../platform/http/index.ts';
import { conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { cardInput, type mentorsQuery } from './cardInput.ts';
import { mayBeMentor } from './policy.ts';

/** For a query: in how many pairs a person is a mentor now, including proposed ones. */
export const busyOf = sql<number>`(select count(*) from ${pairPeople} inner join ${pairs} on ${pairs.id} = ${pairPeople.pairId} where ${pairPeople.userId} = ${users.id} and ${pairPeople.side} = 'mentor' and ${pairs.state} in ('proposed', 'agreed', 'active'))`;

const columns = {
  card: mentorCards,
  name: users.name,
  school: { id: schools.id, title: schools.title, slug: schools.slug },
  busy: busyOf,
};
const rows = () =>
  read
    .select(columns)
    .from(mentorCards)
    .innerJoin(users, eq(users.id, mentorCards.userId))
    .leftJoin(schools, eq(schools.id, users.schoolId));
type Row = Awaited<ReturnType<typeof rows>>[number];

/** Guests see the cards opened to them whose owners consented to publication; people who signed in see all (152-ФЗ, статья 10.1). */
export const cardsShownTo = (viewer: MaybeActor): SQL | undefined =>
  and(eq(users.state, 'active'), viewer ? undefined : and(eq(mentorCards.open, true), sql`${publishes(users.id)}`));

const cardOf = ({ card, name, school, busy }: Row) => ({
  id: card.userId,
  url: `/people/${card.userId}`,
  name,
  school: school && { id: school.id, title: school.title, url: `/schools/${school.slug}` },
  strengths: card.strengths,
  subjects: card.subjects,
  deficits: card.deficits,
  capacity: card.capacity,
  busy,
  /** Free places; 0 when they have more pairs than offered. */
  free: Math.max(0, card.capacity - busy),
});
export type MentorCard = ReturnType<typeof cardOf>;

/** A JSON list of codes contains this one. */
const holds = (column: typeof mentorCards.subjects | typeof mentorCards.deficits, code: string) =>
  sql`exists (select 1 from json_each(${column}) where json_each.value = ${code})`;

/** Filters of `listMentors`; `deficits` matches any of them. */
type Wanted = z.infer<typeof mentorsQuery> & { deficits?: readonly string[] };

/** Mentors by name, as the viewer may see them; guests see only those who consented. */
export async function listMentors(viewer: MaybeActor, query: Wanted) {
  const { subject, deficit, deficits, school, free, limit, cursor } = query;
  const after = cursor ? readTextCursor(cursor) : null;
  const found = await rows()
    .where(
      and(
        cardsShownTo(viewer),
        subject ? or(holds(mentorCards.subjects, subject), holds(mentorCards.subjects, 'any')) : undefined,
        deficit ? holds(mentorCards.deficits, deficit) : undefined,
        deficits?.length ? or(...deficits.map((code) => holds(mentorCards.deficits, code))) : undefined,
        school ? eq(users.schoolId, school) : undefined,
        free ? gt(mentorCards.capacity, busyOf) : undefined,
        after ? or(gt(users.name, after.text), and(eq(users.name, after.text), gt(users.id, after.id))) : undefined,
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .limit(limit + 1);
  return page(found, limit, cardOf, ({ name, card }) => textCursor(name, card.userId));
}

/** The card of one person, or null when the viewer may see none. */
export async function findMentor(viewer: MaybeActor, userId: string): Promise<MentorCard | null> {
  const own = viewer?.id === userId;
  const [row] = await rows().where(and(eq(mentorCards.userId, userId), own ? undefined : cardsShownTo(viewer)));
  return row ? cardOf(row) : null;
}

/** @throws Problem 404 */
export async function readMentor(viewer: MaybeActor, userId: string): Promise<MentorCard> {
  const card = await findMentor(viewer, userId);
  if (!card) throw notFound('У этого человека нет карточки наставника, или она видна не всем.');
  return card;
}

/** Schools with mentor cards that the viewer may see: for the filter. */
export async function mentorSchools(viewer: MaybeActor) {
  return read
    .select({ id: schools.id, title: schools.title, count: count() })
    .from(mentorCards)
    .innerJoin(users, eq(users.id, mentorCards.userId))
    .innerJoin(schools, eq(schools.id, users.schoolId))
    .where(cardsShownTo(viewer))
    .groupBy(schools.id)
    .orderBy(asc(schools.title))
    .limit(500);
}

/** Those of these people who have a card visible to signed-in people. */
export async function withCards(userIds: string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const found = await read
    .select({ id: mentorCards.userId })
    .from(mentorCards)
    .where(inArray(mentorCards.userId, userIds))
    .limit(500);
  return found.map(({ id }) => id);
}

/** The caller's own card, or null. @throws Problem 401 */
export async function ownCard(actor: MaybeActor) {
  const [row] = await read
    .select()
    .from(mentorCards)
    .where(eq(mentorCards.userId, signedIn(actor).id));
  return row ?? null;
}

function mentorToBe(actor: MaybeActor): Actor {
  const me = signedIn(actor);
  if (!mayBeMentor(me)) throw forbidden('Карточку наставника заводят сотрудники школ.');
  return me;
}

/**
 * Saves the caller's card. Opening it to guests requires the consent to publication.
 * @throws Problem 401, 403 (no school), 400, 409 (no consent; changed meanwhile, with `current`)
 */
export async function saveCard(actor: MaybeActor, input: unknown) {
  const me = mentorToBe(actor);
  const { version, ...words } = parse(cardInput, input);
  const saved = await write(async (database) => {
    if (words.open && !(await consentInForce(me.id, 'publication', database)))
      throw conflict('Чтобы карточку видели гости, дайте согласие на публикацию имени: страница «Мой профиль».');
    return store(database, me.id, { version, words });
  });
  emit({ kind: 'person.changed', userId: me.id });
  return { id: me.id, url: `/people/${me.id}`, version: saved };
}

type Words = Omit<z.infer<typeof cardInput>, 'version'>;

async function store(database: Database, userId: string, { version, words }: { version: number; words: Words }) {
  const [before] = await database.select().from(mentorCards).where(eq(mentorCards.userId, userId));
  if ((before?.version ?? 0) !== version)
    throw conflict('Карточку уже изменили на другом устройстве. Сравните и сохраните ещё раз.', {
      current: before ?? null,
    });
  const next = { ...words, version: version + 1, updatedAt: new Date() };
  if (before) await database.update(mentorCards).set(next).where(eq(mentorCards.userId, userId));
  else await database.insert(mentorCards).values({ userId, ...next });
  return next.version;
}

/** Deletes the caller's card. @throws Problem 401, 404 */
export async function removeCard(actor: MaybeActor): Promise<void> {
  const { id } = signedIn(actor);
  const gone = await write((database) =>
    database.delete(mentorCards).where(eq(mentorCards.userId, id)).returning({ id: mentorCards.userId }),
  );
  if (gone.length === 0) throw notFound('Карточки наставника у вас нет.');
  emit({ kind: 'person.changed', userId: id });
}
