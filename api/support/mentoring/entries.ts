import { and, eq, or } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { publications } from '../../../db/schema/bank.ts';
import {
  pairGoals,
  pairMeetings,
  pairPins,
  pairPlans,
  pairs,
  pairTasks,
  pairValues,
} from '../../../db/schema/mentoring/pairs.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { badInput, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { doneInput, goalInput, meetingInput, pinInput, taskInput, valueInput } from './input.ts';
import { insidePair, type Pair } from './pair.ts';
import { becauseInside, circleOf, insidersOf, tell } from './telling.ts';

/** Only an active pair is writable: before the start there is nothing to record, after the end it is an archive. */
export async function atWork(actor: MaybeActor, id: string) {
  const inside = await insidePair(actor, id);
  if (inside.pair.state !== 'active') throw forbidden('Записи ведут, пока пара работает.');
  return inside;
}

/** Adds an entry, which ends the pair's silence. */
export async function enter(pair: { id: string }, work: (database: Database) => Promise<unknown>): Promise<void> {
  await write(async (database) => {
    await work(database);
    await database.update(pairs).set({ lastEntryAt: new Date() }).where(eq(pairs.id, pair.id));
  });
}

/** @throws Problem 401, 404, 403, 400 */
export async function addGoal(actor: MaybeActor, pairId: string, input: unknown) {
  const { person, pair } = await atWork(actor, pairId);
  const goal = { id: newId(), pairId, userId: person.id, ...parse(goalInput, input) };
  await enter(pair, (database) => database.insert(pairGoals).values(goal));
  return { id: goal.id };
}

/** Adds a value of a goal on a day. @throws Problem 401, 404, 403, 400 */
export async function addValue(actor: MaybeActor, pairId: string, goalId: string, input: unknown) {
  const { person, pair } = await atWork(actor, pairId);
  const [goal] = await read
    .select({ id: pairGoals.id })
    .from(pairGoals)
    .where(and(eq(pairGoals.id, goalId), eq(pairGoals.pairId, pairId)));
  if (!goal) throw notFound('Такой цели у пары нет.');
  const { value, date, note } = parse(valueInput, input);
  const row = { id: newId(), pairId, goalId, userId: person.id, value, measuredAt: date, note };
  await enter(pair, (database) => database.insert(pairValues).values(row));
  return { id: row.id };
}

/** @throws Problem 400 when the person is not in the pair */
export function checkAssignee(pair: Pair, assignee: string): void {
  if (assignee === pair.coordinator.id || pair.people.some(({ id }) => id === assignee)) return;
  throw badInput([{ path: 'assignee', message: 'Поручить дело можно участнику пары или координатору.' }]);
}

/** @throws Problem 401, 404, 403, 400 (also when the person is not in the pair) */
export async function addTask(actor: MaybeActor, pairId: string, input: unknown) {
  const { person, pair } = await atWork(actor, pairId);
  const { title, assignee, due } = parse(taskInput, input);
  checkAssignee(pair, assignee);
  const row = { id: newId(), pairId, userId: person.id, assigneeId: assignee, title, due: due ?? null };
  await enter(pair, async (database) => {
    await database.insert(pairTasks).values(row);
    await tell(database, pairId, [assignee], {
      title: `Вам поручено дело: ${title}`,
      reason: becauseInside,
      at: '#tasks',
      actorId: person.id,
    });
  });
  return { id: row.id };
}

/** Marks a task done or not done; notifies its author and its assignee. @throws Problem 401, 404, 403, 400 */
export async function setTask(actor: MaybeActor, pairId: string, taskId: string, input: unknown) {
  const { person, pair } = await atWork(actor, pairId);
  const ofPair = and(eq(pairTasks.id, taskId), eq(pairTasks.pairId, pairId));
  const [task] = await read.select().from(pairTasks).where(ofPair);
  if (!task) throw notFound('Такого дела у пары нет.');
  const { done } = parse(doneInput, input);
  if (done === Boolean(task.doneAt)) return { id: taskId, done };
  await enter(pair, async (database) => {
    await database
      .update(pairTasks)
      .set({ doneAt: done ? new Date() : null, version: task.version + 1 })
      .where(ofPair);
    await tell(database, pairId, [task.userId, task.assigneeId].filter(stillInside(pair)), {
      title: `${done ? 'Сделано' : 'Снова в работе'}: ${task.title}`,
      reason: becauseInside,
      at: '#tasks',
      actorId: person.id,
    });
  });
  return { id: taskId, done };
}

const stillInside = (pair: Pair) => (id: string) =>
  id === pair.coordinator.id || pair.people.some((person) => person.id === id);

/** @throws Problem 401, 404, 403, 400 */
export async function addMeeting(actor: MaybeActor, pairId: string, input: unknown) {
  const { person, pair } = await atWork(actor, pairId);
  const { date, hours, plan, ...rest } = parse(meetingInput, input);
  const row = { id: newId(), pairId, userId: person.id, heldAt: date, minutes: Math.round(hours * 60), ...rest };
  await enter(pair, async (database) => {
    await database.insert(pairMeetings).values(row);
    if (plan) await database.delete(pairPlans).where(and(eq(pairPlans.id, plan), eq(pairPlans.pairId, pairId)));
    await tell(database, pairId, insidersOf(await circleOf(database, pairId)), {
      title: `Записана встреча: ${rest.topics.slice(0, 120)}`,
      reason: becauseInside,
      at: '#meetings',
      actorId: person.id,
    });
  });
  return { id: row.id };
}

/** Pins a material or practice; idempotent. @throws Problem 401, 404, 403, 400 */
export async function addPin(actor: MaybeActor, pairId: string, input: unknown) {
  const { person, pair } = await atWork(actor, pairId);
  const { publication } = parse(pinInput, input);
  const [, section, slug] = /\/(bank|practices)\/([^/?#]+)/.exec(publication) ?? [];
  const address = section
    ? and(
        eq(publications.collection, section === 'bank' ? 'material' : 'practice'),
        eq(publications.slug, slug as string),
      )
    : undefined;
  const [found] = await read
    .select({ id: publications.id })
    .from(publications)
    .where(and(or(eq(publications.id, publication), address), eq(publications.state, 'published')));
  if (!found)
    throw badInput([
      { path: 'publication', message: 'Такого в банке нет: скопируйте адрес страницы материала или практики.' },
    ]);
  const row = { id: newId(), pairId, publicationId: found.id, userId: person.id };
  await enter(pair, (database) => database.insert(pairPins).values(row).onConflictDoNothing());
  return { id: row.id };
}
