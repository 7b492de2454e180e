import { and, asc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import { type Database, read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { meetingItems, meetingNames, meetingOutcomes, meetings } from '../../../db/schema/meetings.ts';
import { notify } from '../../people/notifications/index.ts';
import { isMethodist, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { listQuery, page } from '../../platform/http/index.ts';
import type { Person, WithdrawalCause } from '../../platform/personalData/index.ts';
import { forbidden, notFound } from '../../platform/problem/index.ts';
import { countOf } from '../../platform/russian/shared/russian.ts';

/** How many minutes per person the centre is asked to check. */
const most = 500;
const shortest = 3;

/** The surname: the last word of a name. */
export const surnameOf = (name: string): string => name.trim().split(/\s+/).at(-1) ?? '';

/** The stem common to all cases of a surname: «Берёзкина», «Берёзкиной», «Берёзкину». */
export const stemOf = (surname: string): string =>
  surname.slice(0, Math.max(Math.min(4, surname.length), surname.length - 2));

const holds = (column: SQLiteColumn, stem: string): SQL =>
  sql`instr(replace(replace(${column}, 'ё', 'е'), 'Ё', 'Е'), ${stem.replaceAll('ё', 'е').replaceAll('Ё', 'Е')}) > 0`;

/** Meetings whose typed minutes contain this stem. */
function meetingsWith(database: Database, stem: string, userId: string) {
  const { title, heard, spoke, speaker, speakerId } = meetingItems;
  const typedSpeaker = and(holds(speaker, stem), or(isNull(speakerId), sql`${speakerId} <> ${userId}`));
  const inItems = database
    .select({ id: meetingItems.meetingId })
    .from(meetingItems)
    .where(or(holds(title, stem), holds(heard, stem), holds(spoke, stem), typedSpeaker));
  const inOutcomes = database
    .select({ id: meetingOutcomes.meetingId })
    .from(meetingOutcomes)
    .where(holds(meetingOutcomes.body, stem));
  return inItems.union(inOutcomes).limit(most);
}

/** Lists for the centre the minutes that may name a person who withdrew a consent, and notifies it. */
export async function askToLook(database: Database, { id, name }: Person, cause: WithdrawalCause): Promise<void> {
  const words = surnameOf(name);
  if (words.length < shortest) return;
  const found = await meetingsWith(database, stemOf(words), id);
  if (found.length === 0) return;
  const createdAt = new Date();
  await database
    .insert(meetingNames)
    .values(found.map((meeting) => ({ meetingId: meeting.id, userId: id, cause, words, createdAt })))
    .onConflictDoUpdate({
      target: [meetingNames.meetingId, meetingNames.userId],
      set: { cause, words, createdAt, settledAt: null, settledBy: null },
    });
  const methodists = await database
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'methodist'), eq(users.state, 'active')))
    .limit(200);
  await notify(
    database,
    methodists.map((methodist) => methodist.id),
    {
      kind: 'meeting',
      title: `Согласие отозвано: посмотрите ${countOf(found.length, 'протокол', 'протокола', 'протоколов')}, где может стоять имя этого человека`,
      reason: 'вы методист центра',
      url: '/meetings/names',
      subject: 'meeting-names',
      actorId: id,
    },
  );
}

export const namesQuery = listQuery;

const centre = (actor: MaybeActor) => {
  const person = signedIn(actor);
  if (!isMethodist(person)) throw forbidden('Протоколы после отзыва согласия смотрит методический центр.');
  return person;
};

/** Minutes that the centre must still check, the longest waiting first. @throws Problem 401, 403 */
export async function namesToLookFor(actor: MaybeActor, { limit, cursor }: z.infer<typeof namesQuery>) {
  centre(actor);
  const rows = await read
    .select({
      id: meetingNames.id,
      cause: meetingNames.cause,
      words: meetingNames.words,
      createdAt: meetingNames.createdAt,
      meeting: { id: meetings.id, title: meetings.title, startsAt: meetings.startsAt },
    })
    .from(meetingNames)
    .innerJoin(meetings, eq(meetings.id, meetingNames.meetingId))
    .where(and(isNull(meetingNames.settledAt), cursor ? gt(meetingNames.id, cursor) : undefined))
    .orderBy(asc(meetingNames.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    (row) => ({ ...row, meeting: { ...row.meeting, url: `/meetings/${row.meeting.id}` } }),
    ({ id }) => id,
  );
}

/** Marks minutes as checked: the surname is deleted. @throws Problem 401, 403, 404 */
export async function settleName(actor: MaybeActor, id: string): Promise<void> {
  const person = centre(actor);
  const settled = await write((database) =>
    database
      .update(meetingNames)
      .set({ settledAt: new Date(), settledBy: person.id, words: '' })
      .where(and(eq(meetingNames.id, id), isNull(meetingNames.settledAt)))
      .returning({ id: meetingNames.id }),
  );
  if (settled.length === 0) throw notFound('Этот протокол уже посмотрели.');
}
