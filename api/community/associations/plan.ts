import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { workPlanRows, workPlans } from '../../../db/schema/associations/work.ts';
import { meetings } from '../../../db/schema/meetings.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { type Association, readAssociation } from './association.ts';
import { mayAdmit } from './policy.ts';
import { planInput, yearOf } from './workInput.ts';

/** The school year of a day: it changes on the first of August. */
export const schoolYear = (date = new Date()): number => date.getFullYear() - (date.getMonth() < 7 ? 1 : 0);
/** «2026/27». */
export const yearTitle = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

/** The plan of a school year, empty if there is none, with the list of years that have one. @throws Problem 404, 400 */
export async function readPlan(actor: MaybeActor, key: string, wanted: unknown) {
  const association = await readAssociation(actor, key);
  if (!association.inside) throw notFound();
  const year = parse(yearOf, wanted);
  const [plans, rows] = await Promise.all([
    read
      .select()
      .from(workPlans)
      .where(eq(workPlans.associationId, association.id))
      .orderBy(desc(workPlans.year))
      .limit(50),
    read
      .select({ row: workPlanRows, planId: workPlans.id })
      .from(workPlans)
      .innerJoin(workPlanRows, eq(workPlanRows.planId, workPlans.id))
      .where(and(eq(workPlans.associationId, association.id), eq(workPlans.year, year)))
      .orderBy(asc(workPlanRows.position))
      .limit(100),
  ]);
  const held = await read
    .select({ id: meetings.id, planRowId: meetings.planRowId, startsAt: meetings.startsAt, state: meetings.state })
    .from(meetings)
    .where(
      inArray(
        meetings.planRowId,
        rows.map(({ row }) => row.id),
      ),
    )
    .orderBy(asc(meetings.startsAt))
    .limit(200);
  const plan = plans.find((one) => one.year === year);
  return {
    association: { id: association.id, slug: association.slug, title: association.title, url: association.url },
    year,
    title: yearTitle(year),
    url: `${association.url}/plan?year=${year}`,
    exists: plan !== undefined,
    analysis: plan?.analysis ?? '',
    version: plan?.version ?? null,
    years: plans.map((one) => one.year),
    rows: rows.map(({ row: { planId: _plan, position: _position, ...row } }) => ({
      ...row,
      meetings: held
        .filter(({ planRowId }) => planRowId === row.id)
        .map(({ id, startsAt, state }) => ({ id, startsAt, state, url: `/meetings/${id}` })),
    })),
    may: { edit: mayAdmit(actor, association) },
  };
}
export type Plan = Awaited<ReturnType<typeof readPlan>>;

/** The editors of the plan: head, deputies and methodists. */
export async function planning(actor: MaybeActor, key: string): Promise<{ person: Actor; association: Association }> {
  const person = signedIn(actor);
  const association = await readAssociation(person, key);
  if (!mayAdmit(person, association))
    throw forbidden('План ведут руководитель объединения, его заместители и методист.');
  return { person, association };
}

/** Creates the plan of a year or rewrites last year's analysis. @throws Problem 401, 404, 403, 400, 409 */
export async function savePlan(
  actor: MaybeActor,
  key: string,
  wanted: unknown,
  input: unknown,
): Promise<{ year: number; version: number }> {
  const { person, association } = await planning(actor, key);
  const year = parse(yearOf, wanted);
  const { analysis, version } = parse(planInput, input);
  const next = (version ?? 0) + 1;
  await write(async (database) => {
    const own = and(eq(workPlans.associationId, association.id), eq(workPlans.year, year));
    const changed = version
      ? await database
          .update(workPlans)
          .set({ analysis, version: next, updatedAt: new Date() })
          .where(and(own, eq(workPlans.version, version)))
          .returning({ id: workPlans.id })
      : await database
          .insert(workPlans)
          .values({ associationId: association.id, year, analysis })
          .onConflictDoNothing()
          .returning({ id: workPlans.id });
    if (changed.length === 0)
      throw conflict('План тем временем изменили. Откройте страницу заново и повторите правку.');
    await recordAudit(database, person, 'association.plan', { kind: 'association', id: association.id }, { year });
  });
  return { year, version: next };
}

/** Copies the rows of the previous year, without results. @throws Problem 401, 404, 403, 409 (there is none, or this year has rows already) */
export async function copyPlan(
  actor: MaybeActor,
  key: string,
  wanted: unknown,
): Promise<{ year: number; rows: number }> {
  const { person, association } = await planning(actor, key);
  const year = parse(yearOf, wanted);
  const rows = await write(async (database) => {
    const plans = await database
      .select()
      .from(workPlans)
      .where(and(eq(workPlans.associationId, association.id), inArray(workPlans.year, [year - 1, year])));
    const before = plans.find((plan) => plan.year === year - 1);
    if (!before) throw conflict(`Плана на ${yearTitle(year - 1)} год здесь нет, копировать нечего.`);
    const planId = plans.find((plan) => plan.year === year)?.id ?? newId();
    await database.insert(workPlans).values({ id: planId, associationId: association.id, year }).onConflictDoNothing();
    const [known] = await database
      .select({ id: workPlanRows.id })
      .from(workPlanRows)
      .where(eq(workPlanRows.planId, planId))
      .limit(1);
    if (known) throw conflict('В плане этого года уже есть строки: копия смешалась бы с ними.');
    const old = await database
      .select()
      .from(workPlanRows)
      .where(eq(workPlanRows.planId, before.id))
      .orderBy(asc(workPlanRows.position))
      .limit(100);
    if (old.length > 0)
      await database.insert(workPlanRows).values(
        old.map(({ due, topic, questions, speakers, position }) => ({
          planId,
          due,
          topic,
          questions,
          speakers,
          position,
        })),
      );
    await recordAudit(database, person, 'association.plan-copy', { kind: 'association', id: association.id }, { year });
    return old.length;
  });
  return { year, rows };
}
