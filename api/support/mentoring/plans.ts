import { eq } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { pairPlans, pairs } from '../../../db/schema/mentoring/pairs.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { parse } from '../../platform/problem/index.ts';
import { dayOf, timeOf } from '../../platform/russian/shared/russian.ts';
import { atWork, enter } from './entries.ts';
import { planInput } from './input.ts';
import { becauseInside, circleOf, insidersOf, tell, tellOnce } from './telling.ts';

type Plan = typeof pairPlans.$inferSelect;
const hour = 3_600_000;
/** A day before there is still time to plan, an hour before it is time to leave. */
const leads = [24 * hour, hour];

/** Plans a meeting; its people are notified now and reminded later. @throws Problem 401, 404, 403, 400 */
export async function planMeeting(actor: MaybeActor, pairId: string, input: unknown) {
  const { person, pair } = await atWork(actor, pairId);
  const plan = {
    id: newId(),
    pairId,
    userId: person.id,
    version: 1,
    createdAt: new Date(),
    ...parse(planInput, input),
  };
  await enter(pair, async (database) => {
    await database.insert(pairPlans).values(plan);
    await planReminders(database, plan);
    await tellOfPlan(database, pairId, { plan, what: 'Назначена встреча', actorId: person.id });
  });
  return { id: plan.id };
}

const whenOf = ({ at, place }: Plan) => `${dayOf(at)} в ${timeOf(at)}${place ? `, ${place}` : ''}`;

/** Schedules reminders of this version of a plan; reminders of older versions find the change and do nothing. */
export async function planReminders(database: Database, { id, at, version }: Plan): Promise<void> {
  for (const lead of leads) {
    const runAt = new Date(at.getTime() - lead);
    if (runAt.getTime() < Date.now()) continue;
    await enqueue(
      database,
      'pair.reminder',
      { plan: id, version },
      { runAt, key: `pair.reminder:${id}:${version}:${lead}` },
    );
  }
}

export async function tellOfPlan(
  database: Database,
  pairId: string,
  { plan, what, actorId }: { plan: Plan; what: string; actorId: string },
): Promise<void> {
  await tell(database, pairId, insidersOf(await circleOf(database, pairId)), {
    title: `${what}: ${whenOf(plan)}`,
    reason: becauseInside,
    at: '#meetings',
    actorId,
  });
}

/** Reminds a pair of its meeting, unless it was moved, held or cancelled, or the pair has ended. */
export async function remindOfMeeting({ plan: id, version }: Record<string, unknown>): Promise<void> {
  await write(async (database) => {
    const [found] = await database
      .select({ plan: pairPlans, state: pairs.state })
      .from(pairPlans)
      .innerJoin(pairs, eq(pairs.id, pairPlans.pairId))
      .where(eq(pairPlans.id, String(id)));
    if (found?.state !== 'active' || found.plan.version !== version) return;
    const { plan } = found;
    const left = plan.at.getTime() - Date.now();
    if (left < 0) return;
    const soon = left <= 2 * hour ? 'Скоро встреча пары' : 'Напоминание о встрече пары';
    await tellOnce(database, plan.pairId, insidersOf(await circleOf(database, plan.pairId)), {
      title: `${soon}: ${whenOf(plan)}`,
      reason: becauseInside,
      at: '#meetings',
    });
  });
}
