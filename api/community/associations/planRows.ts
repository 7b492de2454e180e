import { and, asc, eq, sql } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { workPlanRows, workPlans } from '../../../db/schema/associations/work.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { badInput, conflict, notFound, parse } from '../../platform/problem/index.ts';
import { readAssociation } from './association.ts';
import { planning } from './plan.ts';
import { moveInput, rowChange, rowInput, yearOf } from './workInput.ts';

const most = 100;

/** Adds a row at the end of a year's plan; creates the plan if needed. @throws Problem 401, 404, 403, 400 */
export async function addRow(
  actor: MaybeActor,
  key: string,
  wanted: unknown,
  input: unknown,
): Promise<{ id: string; version: number }> {
  const { association } = await planning(actor, key);
  const year = parse(yearOf, wanted);
  const row = parse(rowInput, input);
  const id = newId();
  await write(async (database) => {
    await database.insert(workPlans).values({ associationId: association.id, year }).onConflictDoNothing();
    const [plan] = await database
      .select({
        id: workPlans.id,
        rows: sql<number>`count(${workPlanRows.id})`,
        last: sql<number>`coalesce(max(${workPlanRows.position}), -1)`,
      })
      .from(workPlans)
      .leftJoin(workPlanRows, eq(workPlanRows.planId, workPlans.id))
      .where(and(eq(workPlans.associationId, association.id), eq(workPlans.year, year)))
      .groupBy(workPlans.id);
    if (!plan || plan.rows >= most)
      throw badInput([{ path: '', message: `В плане может быть не больше ${most} строк.` }]);
    await database.insert(workPlanRows).values({ id, planId: plan.id, position: plan.last + 1, ...row });
  });
  return { id, version: 1 };
}

/** A row, for editors of its plan. */
async function own(actor: MaybeActor, id: string): Promise<{ planId: string }> {
  const person = signedIn(actor);
  const [row] = await read
    .select({ planId: workPlans.id, associationId: workPlans.associationId })
    .from(workPlanRows)
    .innerJoin(workPlans, eq(workPlans.id, workPlanRows.planId))
    .where(eq(workPlanRows.id, id));
  // A plan row that the caller may not see answers as missing.
  if (!row || !(await readAssociation(person, row.associationId)).inside)
    throw notFound('Такой строки в плане нет: возможно, её убрали.');
  await planning(person, row.associationId);
  return row;
}

/** @throws Problem 401, 404, 403, 400, 409 when it changed meanwhile */
export async function changeRow(
  actor: MaybeActor,
  id: string,
  input: unknown,
): Promise<{ id: string; version: number }> {
  await own(actor, id);
  const { version, ...row } = parse(rowChange, input);
  const changed = await write((database) =>
    database
      .update(workPlanRows)
      .set({ ...row, version: version + 1 })
      .where(and(eq(workPlanRows.id, id), eq(workPlanRows.version, version)))
      .returning({ id: workPlanRows.id }),
  );
  if (changed.length === 0)
    throw conflict('Эту строку тем временем изменили. Откройте страницу заново и повторите правку.');
  return { id, version: version + 1 };
}

/** Moves a row one place up or down; at the edge it stays. @throws Problem 401, 404, 403, 400 */
export async function moveRow(actor: MaybeActor, id: string, input: unknown): Promise<{ id: string; place: number }> {
  const { planId } = await own(actor, id);
  const { direction } = parse(moveInput, input);
  const place = await write(async (database) => {
    const rows = await database
      .select({ id: workPlanRows.id, position: workPlanRows.position })
      .from(workPlanRows)
      .where(eq(workPlanRows.planId, planId))
      .orderBy(asc(workPlanRows.position), asc(workPlanRows.id))
      .limit(most);
    const at = rows.findIndex((row) => row.id === id);
    const to = Math.max(0, Math.min(rows.length - 1, at + (direction === 'up' ? -1 : 1)));
    const [row, other] = [rows[at], rows[to]];
    if (!row || !other || to === at) return at;
    await database.update(workPlanRows).set({ position: other.position }).where(eq(workPlanRows.id, row.id));
    await database.update(workPlanRows).set({ position: row.position }).where(eq(workPlanRows.id, other.id));
    return to;
  });
  return { id, place };
}

/** Deletes a row; a meeting made from it stays. @throws Problem 401, 404, 403 */
export async function removeRow(actor: MaybeActor, id: string): Promise<void> {
  await own(actor, id);
  await write((database) => database.delete(workPlanRows).where(eq(workPlanRows.id, id)));
}
