import { eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { pairPeople, pairs } from '../../../db/schema/mentoring/pairs.ts';
import { askAuthors, beginJointly, findPractice, practiceUrl, stillHere } from '../../knowledge/practices/index.ts';
import { isWriter, mayCreate } from '../../knowledge/practices/policy.ts';
import type { Actor, MaybeActor } from '../../platform/actor/index.ts';
import { conflict, forbidden } from '../../platform/problem/index.ts';
import { countOf, dayOf } from '../../platform/russian/shared/russian.ts';
import { emit } from '../../platform/signals/index.ts';
import { insidePair, type Pair } from './pair.ts';
import { figure, meetingFormTitles } from './words.ts';
import { readWork, type Work } from './work.ts';

/** Whether this person may turn the result of a pair into a practice: its people, once it is completed. */
export const mayDraftResult = (actor: MaybeActor, pair: Pair): boolean =>
  actor !== null &&
  pair.state === 'completed' &&
  mayCreate(actor) &&
  (pair.coordinator.id === actor.id || pair.people.some(({ id }) => id === actor.id));

/** The practice made from the pair's result, and the link for this person: the text, or the question about co-authorship. */
export async function resultOf(actor: Actor, pair: Pair) {
  const [row] = await read.select({ practiceId: pairs.practiceId }).from(pairs).where(eq(pairs.id, pair.id));
  const practice = row?.practiceId ? await findPractice(read, row.practiceId) : null;
  if (!practice) return null;
  if (isWriter(actor, practice) || practice.state === 'published')
    return { title: practice.title, url: practiceUrl(practice) };
  const asked = pair.people.some(({ id }) => id === actor.id);
  return { title: practice.title, url: asked ? `/practices/${practice.id}/invitation` : null };
}

/**
 * Begins a practice from the notes of a completed pair: goals become effects, meetings become actions. The caller becomes its
 * author, the other mentors and mentees are invited as co-authors. The private discussion and the reflections stay out, and no
 * school is named: that two schools were a pair reveals that one of them needed support.
 * @throws Problem 401, 404, 403, 409 when it was begun already (`url`)
 */
export async function draftResult(actor: MaybeActor, pairId: string) {
  const { person, pair } = await insidePair(actor, pairId);
  if (!mayDraftResult(person, pair))
    throw forbidden('Практику из результата пары начинают её участники, когда работа завершена.');
  const [work, subjects] = await Promise.all([readWork(person, pairId), subjectsOf(pairId)]);
  const input = contentOf(pair, work, subjects);
  const others = await stillHere(pair.people.map(({ id }) => id).filter((id) => id !== person.id));
  const draft = await write(async (database) => {
    const [now] = await database.select({ practiceId: pairs.practiceId }).from(pairs).where(eq(pairs.id, pairId));
    if (now?.practiceId)
      throw conflict('Практику из результата этой пары уже начали.', { url: `/practices/${now.practiceId}/review` });
    const begun = await beginJointly(database, person, input);
    await askAuthors(database, person, {
      practiceId: begun.id,
      title: input.title,
      people: others.slice(0, 10),
      reason: 'вы работали в паре, о которой эта практика',
    });
    await database.update(pairs).set({ practiceId: begun.id }).where(eq(pairs.id, pairId));
    return begun;
  });
  emit({ kind: 'practice.changed', practiceId: draft.id });
  return draft;
}

async function subjectsOf(pairId: string): Promise<string[]> {
  const rows = await read
    .select({ subjects: users.subjects })
    .from(pairPeople)
    .innerJoin(users, eq(users.id, pairPeople.userId))
    .where(eq(pairPeople.pairId, pairId))
    .limit(100);
  return [...new Set(rows.flatMap(({ subjects }) => subjects))];
}

/** «школы № 41» → «школы»: outsiders must not learn which school it was. */
const unnamed = (text: string) => text.replace(/((?:школ|гимнази|лице)\S*)\s*№\s*\d+/giu, '$1');

const inMonths = (from: Date, to: Date) =>
  countOf(Math.max(1, Math.round((to.getTime() - from.getTime()) / 2_629_800_000)), 'месяц', 'месяца', 'месяцев');

function contentOf(pair: Pair, { goals, meetings, tasks, pins, hours }: Work, subjects: string[]) {
  const ended = pair.endedAt ?? new Date();
  const period = pair.startedAt ? `${dayOf(pair.startedAt)} – ${dayOf(ended)}` : '';
  const held = [...meetings].reverse();
  const done = tasks.filter(({ doneAt }) => doneAt);
  const list = (lines: string[]) => lines.map((line) => `- ${unnamed(line).replace(/\s*\n\s*/g, ' ')}`).join('\n');
  const mentors = pair.people.filter(({ side }) => side === 'mentor').length;
  return {
    title: unnamed(pair.purpose)
      .replace(/[.\s]+$/, '')
      .slice(0, 160),
    summary:
      `Учителя двух школ ${pair.startedAt ? `${inMonths(pair.startedAt, ended)} ` : ''}работали в паре: ${countOf(meetings.length, 'встреча', 'встречи', 'встреч')}, ${figure(hours)} ч.`.slice(
        0,
        400,
      ),
    context: `Наставническая пара двух школ города: ${countOf(mentors, 'наставник', 'наставника', 'наставников')} и ${countOf(pair.people.length - mentors, 'коллега', 'коллеги', 'коллег')} из другой школы. Над чем работали: ${unnamed(pair.purpose)}`,
    problem: list(goals.map(({ title, unit, start }) => `${title}: в начале ${figure(start)} ${unit}`)),
    actions: [
      list(
        held.map(
          ({ form, topics, agreed }) =>
            `**${meetingFormTitles[form]}.** ${topics}${agreed ? ` Договорились: ${agreed}` : ''}`,
        ),
      ),
      ...(done.length > 0 ? [`Что сделали между встречами:\n\n${list(done.map(({ title }) => title))}`] : []),
    ].join('\n\n'),
    result: list(
      goals.map(
        ({ title, unit, start, current, target }) =>
          `${title}: было ${figure(start)}, стало ${figure(current)} ${unit} (цель ${figure(target)})`,
      ),
    ),
    transfer: '',
    resources: [
      `Времени на встречи: ${figure(hours)} ч.`,
      ...(pins.length > 0
        ? [`Материалы:\n\n${list(pins.map(({ title, url }) => `[${title.replace(/[[\]]/g, '')}](${url})`))}`]
        : []),
    ].join('\n\n'),
    subjects,
    effects: goals.map(({ title, unit, start, current }) => ({
      measure: title,
      unit,
      before: start,
      after: current,
      period,
      scope: 'участники пары',
    })),
  };
}
