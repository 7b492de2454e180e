import { and, desc, eq, or } from 'drizzle-orm';
import { type Database, read, write } from '../../db/client.ts';
import { newId } from '../../db/identifier.ts';
import { users } from '../../db/schema/accounts.ts';
import { publications } from '../../db/schema/bank.ts';
import {
  pairGoals,
  pairHistory,
  pairMeetings,
  pairPins,
  pairs,
  pairTasks,
  pairValues,
} from '../../db/schema/mentoring.ts';
import type { MaybeActor } from '../accounts/actor.ts';
import { badInput, forbidden, notFound, parse } from '../http/problem.ts';
import { doneInput, goalInput, meetingInput, pinInput, taskInput, valueInput } from './input.ts';
import { insidePair, type Pair, readPair } from './pair.ts';
import { progressOf } from './progress.ts';

const most = 300;

/** What a pair has written down: goals, tasks, meetings, pinned publications and its history; for all who may see it. @throws Problem 404 */
export async function readWork(actor: MaybeActor, id: string) {
  await readPair(actor, id);
  const [goals, tasks, meetings, pins, history] = await Promise.all([
    progressOf([id]),
    read
      .select({ task: pairTasks, assignee: { id: users.id, name: users.name } })
      .from(pairTasks)
      .innerJoin(users, eq(users.id, pairTasks.assigneeId))
      .where(eq(pairTasks.pairId, id))
      .orderBy(pairTasks.doneAt, pairTasks.due, pairTasks.id)
      .limit(most),
    read
      .select({ meeting: pairMeetings, by: { id: users.id, name: users.name } })
      .from(pairMeetings)
      .innerJoin(users, eq(users.id, pairMeetings.userId))
      .where(eq(pairMeetings.pairId, id))
      .orderBy(desc(pairMeetings.heldAt), desc(pairMeetings.id))
      .limit(most),
    read
      .select({
        id: pairPins.id,
        title: publications.title,
        summary: publications.summary,
        slug: publications.slug,
        collection: publications.collection,
      })
      .from(pairPins)
      .innerJoin(publications, eq(publications.id, pairPins.publicationId))
      .where(and(eq(pairPins.pairId, id), eq(publications.state, 'published')))
      .orderBy(pairPins.id)
      .limit(most),
    read
      .select({
        id: pairHistory.id,
        act: pairHistory.act,
        note: pairHistory.note,
        at: pairHistory.at,
        by: { id: users.id, name: users.name },
      })
      .from(pairHistory)
      .innerJoin(users, eq(users.id, pairHistory.userId))
      .where(eq(pairHistory.pairId, id))
      .orderBy(pairHistory.at, pairHistory.id)
      .limit(most),
  ]);
  return {
    goals: goals.get(id) ?? [],
    tasks: tasks.map(({ task, assignee }) => ({
      id: task.id,
      title: task.title,
      due: task.due,
      doneAt: task.doneAt,
      assignee,
    })),
    meetings: meetings.map(({ meeting, by }) => ({
      id: meeting.id,
      date: meeting.heldAt,
      form: meeting.form,
      topics: meeting.topics,
      agreed: meeting.agreed,
      hours: Math.round(meeting.minutes / 6) / 10,
      by,
    })),
    pins: pins.map(({ collection, slug, ...pin }) => ({
      ...pin,
      kind: collection,
      url: `/${collection === 'material' ? 'bank' : 'practices'}/${slug}`,
    })),
    history,
  };
}
export type Work = Awaited<ReturnType<typeof readWork>>;

/** Writes are for a pair at work: before its start there is nothing to write down, after its end it is a record. */
async function atWork(actor: MaybeActor, id: string) {
  const inside = await insidePair(actor, id);
  if (inside.pair.state !== 'active') throw forbidden('Записи ведут, пока пара работает.');
  return inside;
}

/** One entry more, and the pair is no longer silent. */
async function enter(pair: Pair, work: (database: Database) => Promise<void>): Promise<void> {
  await write(async (database) => {
    await work(database);
    await database.update(pairs).set({ lastEntryAt: new Date() }).where(eq(pairs.id, pair.id));
  });
}

/** @throws Problem 401, 404, 403, 400 */
export async function addGoal(actor: MaybeActor, pairId: string, input: unknown) {
  const { person, pair } = await atWork(actor, pairId);
  const goal = { id: newId(), pairId, userId: person.id, ...parse(goalInput, input) };
  await enter(pair, async (database) => void (await database.insert(pairGoals).values(goal)));
  return { id: goal.id };
}

/** What a goal's measure was on a day. @throws Problem 401, 404, 403, 400 */
export async function addValue(actor: MaybeActor, pairId: string, goalId: string, input: unknown) {
  const { person, pair } = await atWork(actor, pairId);
  const [goal] = await read
    .select({ id: pairGoals.id })
    .from(pairGoals)
    .where(and(eq(pairGoals.id, goalId), eq(pairGoals.pairId, pairId)));
  if (!goal) throw notFound('Такой цели у пары нет.');
  const { value, date, note } = parse(valueInput, input);
  const row = { id: newId(), pairId, goalId, userId: person.id, value, measuredAt: date, note };
  await enter(pair, async (database) => void (await database.insert(pairValues).values(row)));
  return { id: row.id };
}

/** @throws Problem 401, 404, 403, 400 (also for somebody who is not of the pair) */
export async function addTask(actor: MaybeActor, pairId: string, input: unknown) {
  const { person, pair } = await atWork(actor, pairId);
  const { title, assignee, due } = parse(taskInput, input);
  if (assignee !== pair.coordinator.id && !pair.people.some(({ id }) => id === assignee))
    throw badInput([{ path: 'assignee', message: 'Поручить дело можно участнику пары или координатору.' }]);
  const row = { id: newId(), pairId, userId: person.id, assigneeId: assignee, title, due: due ?? null };
  await enter(pair, async (database) => void (await database.insert(pairTasks).values(row)));
  return { id: row.id };
}

/** Marks a task done or not done. @throws Problem 401, 404, 403, 400 */
export async function setTask(actor: MaybeActor, pairId: string, taskId: string, input: unknown) {
  const { pair } = await atWork(actor, pairId);
  const ofPair = and(eq(pairTasks.id, taskId), eq(pairTasks.pairId, pairId));
  const [task] = await read.select({ id: pairTasks.id }).from(pairTasks).where(ofPair);
  if (!task) throw notFound('Такого дела у пары нет.');
  const { done } = parse(doneInput, input);
  await enter(
    pair,
    async (database) =>
      void (await database
        .update(pairTasks)
        .set({ doneAt: done ? new Date() : null })
        .where(ofPair)),
  );
  return { id: taskId, done };
}

/** @throws Problem 401, 404, 403, 400 */
export async function addMeeting(actor: MaybeActor, pairId: string, input: unknown) {
  const { person, pair } = await atWork(actor, pairId);
  const { date, hours, ...rest } = parse(meetingInput, input);
  const row = { id: newId(), pairId, userId: person.id, heldAt: date, minutes: Math.round(hours * 60), ...rest };
  await enter(pair, async (database) => void (await database.insert(pairMeetings).values(row)));
  return { id: row.id };
}

/** Keeps a material or practice at hand; once more changes nothing. @throws Problem 401, 404, 403, 400 */
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
  await enter(pair, async (database) => void (await database.insert(pairPins).values(row).onConflictDoNothing()));
  return { id: row.id };
}

const tables = { goals: pairGoals, values: pairValues, tasks: pairTasks, meetings: pairMeetings, pins: pairPins };

/** Takes an entry out again: a slip of the pen. `kind` is one of goals, values, tasks, meetings, pins. @throws Problem 401, 404, 403 */
export async function removeEntry(actor: MaybeActor, pairId: string, kind: string, entryId: string): Promise<void> {
  await atWork(actor, pairId);
  if (!Object.hasOwn(tables, kind)) throw notFound();
  const table = tables[kind as keyof typeof tables];
  const gone = await write((database) =>
    database
      .delete(table)
      .where(and(eq(table.id, entryId), eq(table.pairId, pairId)))
      .returning({ id: table.id }),
  );
  if (gone.length === 0) throw notFound('Этой записи уже нет.');
}
