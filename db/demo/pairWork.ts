import { and, eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { publications } from '../schema/bank.ts';
import {
  type meetingForms,
  pairGoals,
  pairMeetings,
  pairPins,
  pairReflections,
  pairSilences,
  pairTasks,
  pairValues,
  type reflectionStages,
} from '../schema/mentoring/pairs.ts';
import { daysAgo, type Ids } from './people.ts';

/** What a pair wrote down, as `pairs.yaml` tells it. */
export interface WorkData {
  /** How many days ago the pair was proposed. */
  days: number;
  mentors: string[];
  goals?: {
    by: string;
    title: string;
    unit: string;
    start: number;
    target: number;
    dueIn: number;
    values: [number, number, string][];
  }[];
  tasks?: { by: string; who: string; title: string; days: number; done: number | null }[];
  meetings?: {
    by: string;
    days: number;
    form: (typeof meetingForms)[number];
    topics: string;
    agreed: string;
    minutes: number;
  }[];
  pins?: ['material' | 'practice', string][];
  reflections?: {
    by: string;
    stage: (typeof reflectionStages)[number];
    days: number;
    helped: string;
    hindered: string;
    next: string;
  }[];
  silences?: { by: string; days: number; body: string }[];
}

/** The goals, tasks, meetings and words of one pair. */
export async function insertWork(database: Database, pairId: string, data: WorkData, ids: Ids): Promise<void> {
  const by = (key: string) => ({ pairId, userId: ids.person(key) });
  for (const [index, { values, dueIn, by: author, ...goal }] of (data.goals ?? []).entries()) {
    // In the order in which they were set.
    const id = newId(daysAgo(data.days - 8).getTime() + index);
    await database
      .insert(pairGoals)
      .values({ id, ...by(author), ...goal, due: daysAgo(-dueIn), createdAt: daysAgo(data.days - 8) });
    await database
      .insert(pairValues)
      .values(
        values.map(([days, value, note]) => ({ ...by(author), goalId: id, value, note, measuredAt: daysAgo(days) })),
      );
  }
  for (const { by: author, who, title, days, done } of data.tasks ?? [])
    await database.insert(pairTasks).values({
      ...by(author),
      assigneeId: ids.person(who),
      title,
      due: daysAgo(days),
      doneAt: done === null ? null : daysAgo(done),
    });
  for (const { by: author, days, ...meeting } of data.meetings ?? [])
    await database.insert(pairMeetings).values({ ...by(author), ...meeting, heldAt: daysAgo(days) });
  for (const [kind, slug] of data.pins ?? []) {
    const [found] = await database
      .select({ id: publications.id })
      .from(publications)
      .where(and(eq(publications.collection, kind), eq(publications.slug, slug)));
    if (!found) throw new Error(`В банке нет «${slug}», которое закрепила пара демонстрации`);
    await database.insert(pairPins).values({ ...by(data.mentors[0] as string), publicationId: found.id });
  }
  for (const { by: author, days, ...words } of data.reflections ?? [])
    await database.insert(pairReflections).values({ ...by(author), ...words, updatedAt: daysAgo(days) });
  for (const { by: author, days, body } of data.silences ?? [])
    await database.insert(pairSilences).values({ ...by(author), body, createdAt: daysAgo(days) });
}
