import { and, asc, desc, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { publications } from '../../../db/schema/bank.ts';
import { pairMeetings, pairPins, pairPlans, pairTasks } from '../../../db/schema/mentoring/pairs.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { historyOf } from './history.ts';
import { readPair } from './pair.ts';
import { progressOf } from './progress.ts';

const most = 300;
const person = { id: users.id, name: users.name };

const tasksOf = (pairId: string) =>
  read
    .select({ task: pairTasks, assignee: person })
    .from(pairTasks)
    .innerJoin(users, eq(users.id, pairTasks.assigneeId))
    .where(eq(pairTasks.pairId, pairId))
    .orderBy(pairTasks.doneAt, pairTasks.due, pairTasks.id)
    .limit(most);
const meetingsOf = (pairId: string) =>
  read
    .select({ meeting: pairMeetings, by: person })
    .from(pairMeetings)
    .innerJoin(users, eq(users.id, pairMeetings.userId))
    .where(eq(pairMeetings.pairId, pairId))
    .orderBy(desc(pairMeetings.heldAt), desc(pairMeetings.id))
    .limit(most);
const plansOf = (pairId: string) =>
  read
    .select({ plan: pairPlans, by: person })
    .from(pairPlans)
    .innerJoin(users, eq(users.id, pairPlans.userId))
    .where(eq(pairPlans.pairId, pairId))
    .orderBy(asc(pairPlans.at), asc(pairPlans.id))
    .limit(50);
const pinsOf = (pairId: string) =>
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
    .where(and(eq(pairPins.pairId, pairId), eq(publications.state, 'published')))
    .orderBy(pairPins.id)
    .limit(most);

const hoursOf = (minutes: number) => Math.round(minutes / 6) / 10;

/**
 * The entries of a pair: goals, tasks, held and planned meetings, pins and history; for everyone who may
 * see it. `hours` is the total of all meetings.
 * @throws Problem 404
 */
export async function readWork(actor: MaybeActor, id: string) {
  await readPair(actor, id);
  const [goals, tasks, meetings, plans, pins, history] = await Promise.all([
    progressOf([id]),
    tasksOf(id),
    meetingsOf(id),
    plansOf(id),
    pinsOf(id),
    historyOf(id),
  ]);
  return {
    goals: goals.get(id) ?? [],
    tasks: tasks.map(({ task: { id, title, due, doneAt, version, userId }, assignee }) => ({
      ...{ id, title, due, doneAt, version },
      assignee,
      byId: userId,
    })),
    meetings: meetings.map(({ meeting: { id, heldAt, form, topics, agreed, minutes, version }, by }) => ({
      ...{ id, date: heldAt, form, topics, agreed, hours: hoursOf(minutes), version },
      by,
    })),
    // The sum of the shown numbers, so that adding up the column of the report gives the same.
    hours: Math.round(meetings.reduce((sum, { meeting }) => sum + hoursOf(meeting.minutes) * 10, 0)) / 10,
    plans: plans.map(({ plan: { id, at, form, place, topics, version }, by }) => ({
      ...{ id, at, form, place, topics, version },
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
