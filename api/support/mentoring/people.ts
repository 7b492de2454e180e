import { and, eq, inArray } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { threads } from '../../../db/schema/discussions/discussions.ts';
import { pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import { unfollowThread } from '../../community/discussions/index.ts';
import { withdrawLetters } from '../../people/notifications/index.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { remember } from './history.ts';
import { peopleInput } from './input.ts';
import { checkPeople } from './named.ts';
import { readPair } from './pair.ts';
import { mayLead } from './policy.ts';
import { becauseAdministers, becauseCoordinates, becauseInside, circleOf, tell } from './telling.ts';

/**
 * Names a pair's people and coordinator anew. Who leaves loses sight of the pair, its private talk and reflections at once and is
 * written to of it no more; what they wrote and what they were told stays.
 * @throws Problem 401, 404, 403 (not the coordinator nor a methodist; a pair that has ended), 400, 409 when the people changed meanwhile
 */
export async function changePeople(actor: MaybeActor, id: string, input: unknown) {
  const person = signedIn(actor);
  const before = await readPair(person, id);
  if (!mayLead(person, before.parties)) throw forbidden('Состав пары меняют её координатор и методисты центра.');
  if (before.state === 'completed' || before.state === 'stopped')
    throw forbidden('Работа пары окончена: её состав остаётся таким, каким был.');
  const { mentors, mentees, coordinator = before.coordinator.id, version } = parse(peopleInput, input);
  await checkPeople({ leader: before.leader.id, supported: before.supported.id, mentors, mentees, coordinator });
  const changed = await write(async (database) => {
    const circle = await circleOf(database, id);
    const [now] = await database.select({ version: pairs.peopleVersion }).from(pairs).where(eq(pairs.id, id));
    if (now?.version !== version)
      throw conflict('Состав пары уже изменили. Посмотрите, каким он стал, и повторите.', {
        current: { ...circle, version: now?.version },
      });
    const old = [...circle.mentors, ...circle.mentees];
    const wanted = [...mentors, ...mentees];
    const left = old.filter((one) => !wanted.includes(one));
    const came = wanted.filter((one) => !old.includes(one));
    const replaced = coordinator !== circle.coordinator;
    if (left.length + came.length === 0 && !replaced) return false;
    if (left.length > 0)
      await database.delete(pairPeople).where(and(eq(pairPeople.pairId, id), inArray(pairPeople.userId, left)));
    if (came.length > 0)
      await database.insert(pairPeople).values(
        came.map((userId) => ({
          pairId: id,
          userId,
          side: mentors.includes(userId) ? ('mentor' as const) : ('mentee' as const),
        })),
      );
    await database
      .update(pairs)
      .set({ coordinatorId: coordinator, peopleVersion: version + 1 })
      .where(eq(pairs.id, id));
    const lost = replaced ? [...left, circle.coordinator] : left;
    await forgetTalk(database, id, lost);
    if (left.length + came.length > 0) await remember(database, person, id, 'people', peopleNote(came, left));
    if (replaced)
      await remember(
        database,
        person,
        id,
        'coordinator',
        `Был(а) {{${circle.coordinator}}}, теперь {{${coordinator}}}.`,
      );
    await tellOfPeople(database, { id, came, left, replaced, was: circle.coordinator, actorId: person.id });
    return true;
  });
  if (changed) emit({ kind: 'pair.changed', pairId: id });
  return { version: changed ? version + 1 : version };
}

const names = (ids: string[]) => ids.map((id) => `{{${id}}}`).join(', ');
const peopleNote = (came: string[], left: string[]) =>
  [...(came.length ? [`Пришли: ${names(came)}.`] : []), ...(left.length ? [`Ушли: ${names(left)}.`] : [])].join(' ');

/** What those who left were told stays; no letter carries it any more, and they follow the private talk no longer. */
async function forgetTalk(database: Database, pairId: string, people: string[]): Promise<void> {
  if (people.length === 0) return;
  const [thread] = await database.select({ id: threads.id }).from(threads).where(eq(threads.pairId, pairId));
  const subjects = [`pair:${pairId}`, ...(thread ? [`thread:${thread.id}`] : [])];
  // What they were told stays; no letter carries it any more.
  await withdrawLetters(database, people, inArray(notifications.subject, subjects));
  if (thread) await unfollowThread(database, thread.id, people);
}

interface Change {
  id: string;
  came: string[];
  left: string[];
  replaced: boolean;
  was: string;
  actorId: string;
}

async function tellOfPeople(database: Database, { id, came, left, replaced, was, actorId }: Change): Promise<void> {
  const { title, mentors, mentees, coordinator, administrations } = await circleOf(database, id);
  const told = (words: string) => `${title}: ${words}`;
  await tell(database, id, came, { title: told('вас включили в пару'), reason: becauseInside, actorId });
  await tell(database, id, left, {
    title: told('вы больше не участвуете в паре'),
    // A letter of the pair itself goes to its people alone.
    subject: `pair-left:${id}`,
    reason: 'вы участвовали в этой паре',
    actorId,
  });
  if (replaced) {
    await tell(database, id, [coordinator], {
      title: told('теперь пару координируете вы'),
      reason: becauseCoordinates,
      actorId,
    });
    await tell(database, id, [was], {
      title: told('пару координирует другой методист'),
      reason: 'вы координировали эту пару',
      actorId,
    });
  }
  const stayed = [...mentors, ...mentees].filter((one) => !came.includes(one));
  const news = told(replaced ? 'сменился координатор' : 'изменился состав');
  await tell(database, id, stayed, { title: news, reason: becauseInside, actorId });
  const rest = administrations.filter((one) => !stayed.includes(one) && !came.includes(one));
  await tell(database, id, rest, { title: news, reason: becauseAdministers, actorId });
  if (!replaced) await tell(database, id, [coordinator], { title: news, reason: becauseCoordinates, actorId });
}
