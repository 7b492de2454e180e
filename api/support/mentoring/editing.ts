import { and, eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import {
  pairGoals,
  pairMeetings,
  pairPins,
  pairPlans,
  pairTasks,
  pairValues,
} from '../../../db/schema/mentoring/pairs.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { atWork, checkAssignee, enter } from './entries.ts';
import { editInputs } from './input.ts';
import type { Pair } from './pair.ts';
import { planReminders, tellOfPlan } from './plans.ts';
import { readWork } from './work.ts';

const tables = {
  goals: pairGoals,
  values: pairValues,
  tasks: pairTasks,
  meetings: pairMeetings,
  plans: pairPlans,
  pins: pairPins,
};
type Kind = keyof typeof tables;
export type EditedKind = Exclude<Kind, 'pins'>;

/** The author of an entry, and the coordinator. Pins may be removed by everyone in the pair. */
const mayChange = (pair: Pair, person: { id: string }, kind: Kind, entry: { userId: string }): boolean =>
  kind === 'pins' || entry.userId === person.id || pair.coordinator.id === person.id;
const whyNot = 'Запись правит и убирает тот, кто её сделал, и координатор пары.';

async function entryOf(actor: MaybeActor, pairId: string, kind: string, entryId: string) {
  const { person, pair } = await atWork(actor, pairId);
  if (!Object.hasOwn(tables, kind)) throw notFound();
  const table = tables[kind as Kind];
  const here = and(eq(table.id, entryId), eq(table.pairId, pairId));
  const [entry] = await read.select({ id: table.id, userId: table.userId }).from(table).where(here);
  if (!entry) throw notFound('Этой записи уже нет.');
  if (!mayChange(pair, person, kind as Kind, entry)) throw forbidden(whyNot);
  return { person, pair, table, here, kind: kind as Kind };
}

/**
 * Edits an entry, based on the version that was read.
 * @throws Problem 401, 404, 403 (somebody else's entry), 400, 409 with `current`
 */
export async function editEntry(actor: MaybeActor, pairId: string, kind: EditedKind, entryId: string, input: unknown) {
  const { person, pair, table, here } = await entryOf(actor, pairId, kind, entryId);
  const { version, ...values } = parse(editInputs[kind], input);
  const columns = columnsOf(values as Record<string, unknown>, pair);
  const stale = async () => {
    const work = await readWork(person, pairId);
    const all: { id: string }[] = kind === 'values' ? work.goals.flatMap((goal) => goal.values) : work[kind];
    return conflict(
      'Пока вы правили, запись изменили. Ваш текст не пропал: сравните его с новым и сохраните ещё раз.',
      {
        current: all.find(({ id }) => id === entryId) ?? null,
      },
    );
  };
  let late = false;
  await enter(pair, async (database) => {
    const saved = await database
      .update(table)
      .set({ ...columns, version: version + 1 } as object)
      .where(and(here, eq((table as typeof pairGoals).version, version)))
      .returning({ id: table.id });
    late = saved.length === 0;
    if (!late && kind === 'plans') await planMoved(database, pairId, entryId, person.id);
  });
  if (late) throw await stale();
  return { id: entryId, version: version + 1 };
}

async function planMoved(database: Database, pairId: string, planId: string, actorId: string): Promise<void> {
  const [plan] = await database.select().from(pairPlans).where(eq(pairPlans.id, planId));
  if (!plan) return;
  await planReminders(database, plan);
  await tellOfPlan(database, pairId, { plan, what: 'Встреча изменена', actorId });
}

/** Input names → column names. */
function columnsOf({ date, hours, assignee, ...rest }: Record<string, unknown>, pair: Pair): Record<string, unknown> {
  if (assignee !== undefined) checkAssignee(pair, String(assignee));
  return {
    ...rest,
    ...(assignee !== undefined && { assigneeId: assignee, due: rest.due ?? null }),
    ...(hours !== undefined && { minutes: Math.round(Number(hours) * 60), heldAt: date }),
    ...(rest.value !== undefined && { measuredAt: date }),
  };
}

/** Deletes an entry. `kind` is one of goals, values, tasks, meetings, plans, pins. @throws Problem 401, 404, 403 */
export async function removeEntry(actor: MaybeActor, pairId: string, kind: string, entryId: string): Promise<void> {
  const { person, table, here } = await entryOf(actor, pairId, kind, entryId);
  await write(async (database) => {
    if (kind === 'plans') {
      const [plan] = await database.select().from(pairPlans).where(eq(pairPlans.id, entryId));
      if (plan) await tellOfPlan(database, pairId, { plan, what: 'Встреча отменена', actorId: person.id });
    }
    const gone = await database.delete(table).where(here).returning({ id: table.id });
    if (gone.length === 0) throw notFound('Этой записи уже нет.');
  });
}
