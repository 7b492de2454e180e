import { eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { associationMembers, associations } from '../schema/associations/associations.ts';
import { workPlanRows, workPlans } from '../schema/associations/work.ts';
import { audit } from '../schema/audit.ts';
import { daysAgo, type Ids } from './people.ts';

export type PlanRow = [due: string, topic: string, questions: string, speakers: string, result: string];

/** The school year that runs; its plans and the last one's. */
export const thisYear = () => new Date().getFullYear() - (new Date().getMonth() < 7 ? 1 : 0);
/** How the association came to be, for its log: founded by the centre, its people taken in by the head. */
export async function insertLog(database: Database, associationId: string, ids: Ids): Promise<void> {
  const methodist = ids.person('methodist');
  const [card] = await database
    .select({ title: associations.title, admission: associations.admission })
    .from(associations)
    .where(eq(associations.id, associationId));
  const people = await database
    .select({ userId: associationMembers.userId, membership: associationMembers.membership })
    .from(associationMembers)
    .where(eq(associationMembers.associationId, associationId));
  const head = people.find(({ membership }) => membership === 'head')?.userId ?? methodist;
  const entry = (days: number, actorId: string, action: string, detail: Record<string, unknown>) => ({
    id: newId(daysAgo(days).getTime()),
    at: daysAgo(days),
    actorId,
    action,
    subjectKind: 'association',
    subjectId: associationId,
    detail,
  });
  await database
    .insert(audit)
    .values([
      entry(380, methodist, 'association.found', { title: card?.title }),
      entry(379, methodist, 'association.place', { person: head, membership: 'head' }),
      ...people.flatMap(({ userId, membership }, place) =>
        membership === 'deputy'
          ? [entry(299, head, 'association.place', { person: userId, membership })]
          : membership === 'member'
            ? [
                card?.admission === 'open'
                  ? entry(300 - place / 24, userId, 'association.join', {})
                  : entry(300 - place / 24, head, 'association.accept', { person: userId }),
              ]
            : [],
      ),
      entry(75, head, 'association.plan', { year: thisYear() }),
    ]);
}

/** A plan of one school year. @returns the ids of its rows, in their order */
export async function insertPlan(
  database: Database,
  associationId: string,
  year: number,
  analysis: string,
  rows: PlanRow[],
): Promise<string[]> {
  const planId = newId();
  await database
    .insert(workPlans)
    .values({ id: planId, associationId, year, analysis: analysis.trim(), updatedAt: daysAgo(75) });
  const own = rows.map(([due, topic, questions, speakers, result], position) => ({
    id: newId(),
    planId,
    position,
    due,
    topic,
    questions,
    speakers,
    result,
  }));
  await database.insert(workPlanRows).values(own);
  return own.map(({ id }) => id);
}
