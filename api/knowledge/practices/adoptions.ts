import { and, asc, eq, ne, or } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { type Effect, publications } from '../../../db/schema/bank.ts';
import { adoptions } from '../../../db/schema/practices/adoptions.ts';
import { schools } from '../../../db/schema/schools.ts';
import type { Actor, MaybeActor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { reportInput } from './input.ts';
import { mayAdopt, mayTendAdoption } from './policy.ts';

export interface Adoption {
  id: string;
  school: { id: string; title: string; url: string };
  state: 'adopting' | 'reported' | 'stopped';
  report: string;
  effects: Effect[];
  startedAt: Date;
  reportedAt: Date | null;
  /** Whether this actor may report on it and stop it. */
  mine: boolean;
}

/** A published practice by its id; the same for one from a file and one from the database. */
async function publishedPractice(database: Database, id: string) {
  const [found] = await database
    .select({ id: publications.id, slug: publications.slug, schoolId: publications.schoolId })
    .from(publications)
    .where(and(eq(publications.id, id), eq(publications.collection, 'practice'), eq(publications.state, 'published')))
    .limit(1);
  if (!found) throw notFound();
  return found;
}

const changed = ({ id, slug }: { id: string; slug: string }) =>
  emit({ kind: 'publication.changed', publicationId: id, collection: 'practice', slug });

/** The schools that adopted a practice, oldest first; a stopped adoption is shown only to its school. */
export async function adoptionsOf(actor: MaybeActor, practiceId: string): Promise<Adoption[]> {
  await publishedPractice(read, practiceId);
  const own = actor?.school ? eq(adoptions.schoolId, actor.school.id) : undefined;
  const rows = await read
    .select({ adoption: adoptions, school: { id: schools.id, title: schools.title, slug: schools.slug } })
    .from(adoptions)
    .innerJoin(schools, eq(schools.id, adoptions.schoolId))
    .where(and(eq(adoptions.publicationId, practiceId), or(ne(adoptions.state, 'stopped'), own)))
    .orderBy(asc(adoptions.startedAt))
    .limit(200);
  return rows.map(({ adoption, school }) => ({
    id: adoption.id,
    school: { id: school.id, title: school.title, url: `/schools/${school.slug}` },
    state: adoption.state,
    report: adoption.report,
    effects: adoption.effects,
    startedAt: adoption.startedAt,
    reportedAt: adoption.reportedAt,
    mine: mayTendAdoption(actor, adoption),
  }));
}

/**
 * «Внедряем у себя»: the actor's school adopts a practice. A school that stopped may begin again.
 * @throws Problem 403 for the practice's own school and for people without a school; 409 when the school has adopted it already
 */
export async function adopt(actor: Actor, practiceId: string): Promise<{ id: string; state: 'adopting' }> {
  const practice = await publishedPractice(read, practiceId);
  if (!mayAdopt(actor, practice.schoolId) || !actor.school)
    throw forbidden(
      'Отметить «внедряем у себя» могут педагоги и администрация другой школы, не той, чья это практика.',
    );
  const schoolId = actor.school.id;
  const id = await write(async (database) => {
    await publishedPractice(database, practiceId);
    const [before] = await database
      .select()
      .from(adoptions)
      .where(and(eq(adoptions.publicationId, practiceId), eq(adoptions.schoolId, schoolId)));
    if (before && before.state !== 'stopped')
      throw conflict('Ваша школа уже отметила эту практику.', { id: before.id });
    const adoptionId = before?.id ?? newId();
    const fresh = { userId: actor.id, state: 'adopting' as const, startedAt: new Date() };
    if (before) await database.update(adoptions).set(fresh).where(eq(adoptions.id, before.id));
    else await database.insert(adoptions).values({ ...fresh, id: adoptionId, publicationId: practiceId, schoolId });
    await recordAudit(database, actor, 'practice.adopted', { kind: 'practice', id: practiceId }, { school: schoolId });
    return adoptionId;
  });
  changed(practice);
  return { id, state: 'adopting' };
}

/** The adoption with its practice. @throws Problem 404, 403 for other schools */
async function tended(database: Database, actor: Actor, id: string) {
  const [found] = await database
    .select({ adoption: adoptions, practice: { id: publications.id, slug: publications.slug } })
    .from(adoptions)
    .innerJoin(publications, eq(publications.id, adoptions.publicationId))
    .where(eq(adoptions.id, id))
    .limit(1);
  if (!found) throw notFound();
  if (mayTendAdoption(actor, found.adoption)) return found;
  if (found.adoption.state === 'stopped') throw notFound();
  throw forbidden('Рассказать об эффекте может тот, кто начал внедрять практику, и администрация его школы.');
}

/**
 * Saves the effect: a text, and numbers before and after where there are any.
 * @throws Problem 400; 409 when the school has stopped
 */
export async function reportAdoption(
  actor: Actor,
  id: string,
  input: unknown,
): Promise<{ id: string; state: 'reported' }> {
  await tended(read, actor, id);
  const { report, effects } = parse(reportInput, input);
  const whole = effects.map((effect, row): Effect => {
    const { before, after } = effect;
    if (!effect.measure) throw badInput([{ path: `effects.${row}.measure`, message: 'Назовите показатель.' }]);
    if (before === null)
      throw badInput([{ path: `effects.${row}.before`, message: 'Укажите число до начала работы.' }]);
    if (after === null) throw badInput([{ path: `effects.${row}.after`, message: 'Укажите число после.' }]);
    return { ...effect, before, after };
  });
  const practice = await write(async (database) => {
    const found = await tended(database, actor, id);
    if (found.adoption.state === 'stopped')
      throw conflict('Школа прекратила внедрение. Отметьте «внедряем у себя» ещё раз.');
    await database
      .update(adoptions)
      .set({ state: 'reported', report, effects: whole, reportedAt: new Date() })
      .where(eq(adoptions.id, id));
    await recordAudit(
      database,
      actor,
      'practice.adoptionReported',
      { kind: 'practice', id: found.practice.id },
      { adoption: id },
    );
    return found.practice;
  });
  changed(practice);
  return { id, state: 'reported' };
}

/** Stops an adoption; it disappears from the practice's page. */
export async function stopAdoption(actor: Actor, id: string): Promise<void> {
  const practice = await write(async (database) => {
    const found = await tended(database, actor, id);
    await database.update(adoptions).set({ state: 'stopped' }).where(eq(adoptions.id, id));
    await recordAudit(
      database,
      actor,
      'practice.adoptionStopped',
      { kind: 'practice', id: found.practice.id },
      { adoption: id },
    );
    return found.practice;
  });
  changed(practice);
}
