import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, write } from '../../../db/client.ts';
import { schoolKinds, schools } from '../../../db/schema/schools.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { requireNewest, slugFrom, versionRead } from '../../platform/http/index.ts';
import { badInput, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';
import { emit } from '../../platform/signals/index.ts';
import { kindInput } from './kinds.ts';
import { mayEditSchool } from './policy.ts';
import { readSchool } from './schools.ts';

const schoolInput = z.object({
  title: line(200, 3),
  address: line(300, 0).default(''),
  about: text(3000, 0).default(''),
});
/** The kind a new school begins with. */
export const newSchoolInput = schoolInput.extend({
  kind: kindInput.shape.kind.default('regular'),
  since: kindInput.shape.since.optional(),
});
/** The administration changes everything but the title, which the centre keeps. */
export const cardInput = schoolInput.partial({ title: true }).extend({ version: versionRead });

/** A free slug for a title: the slug itself, or with the next number. */
async function freeSlug(database: Database, title: string): Promise<string> {
  const wanted = slugFrom(title) || 'school';
  for (let number = 1; number < 100; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    const [taken] = await database.select({ id: schools.id }).from(schools).where(eq(schools.slug, slug));
    if (!taken) return slug;
  }
  throw badInput([{ path: 'title', message: 'Школ с таким названием уже слишком много. Уточните название.' }]);
}

/** Creates a school; regular from today unless stated otherwise. For administrators only. */
export async function createSchool(actor: MaybeActor, input: unknown) {
  const me = signedIn(actor);
  if (me.role !== 'admin') throw forbidden('Школы заводит администратор платформы.');
  const { kind, since, ...values } = parse(newSchoolInput, input);
  const id = await write(async (database) => {
    const [school] = await database
      .insert(schools)
      .values({ ...values, slug: await freeSlug(database, values.title) })
      .returning({ id: schools.id });
    const schoolId = (school as { id: string }).id;
    const today = new Date().toISOString().slice(0, 10);
    await database.insert(schoolKinds).values({ schoolId, kind, since: new Date(since ?? today) });
    await recordAudit(database, me, 'school.create', { kind: 'school', id: schoolId }, { title: values.title, kind });
    return schoolId;
  });
  emit({ kind: 'school.changed', schoolId: id });
  return readSchool(actor, id);
}

/** Changes the card of a school; its address stays, so that links to it keep working. @throws Problem 401, 404, 403, 400, 409 with `current` */
export async function changeSchool(actor: MaybeActor, idOrSlug: string, input: unknown) {
  const me = signedIn(actor);
  const before = await readSchool(actor, idOrSlug);
  if (!mayEditSchool(me, before.id))
    throw forbidden('Карточку школы меняют её администрация и администратор платформы.');
  const { title, version, ...rest } = parse(cardInput, input);
  const values = me.role === 'admin' && title ? { ...rest, title } : rest;
  await write(async (database) => {
    const [current] = await database
      .select({ title: schools.title, address: schools.address, about: schools.about, version: schools.version })
      .from(schools)
      .where(eq(schools.id, before.id));
    if (!current) throw notFound();
    requireNewest(current, version);
    await database
      .update(schools)
      .set({ ...values, version: current.version + 1 })
      .where(eq(schools.id, before.id));
    const fields = Object.entries(values).filter(([name, value]) => before[name as keyof typeof values] !== value);
    await recordAudit(
      database,
      me,
      'school.edit',
      { kind: 'school', id: before.id },
      { changed: fields.map(([name]) => name) },
    );
  });
  emit({ kind: 'school.changed', schoolId: before.id });
  return readSchool(actor, before.id);
}

/** Keeps the seed of a school's link, or its end; the school's card is no other by it. */
export async function keepJoinLink(
  database: Database,
  { schoolId, ...link }: { schoolId: string; joinSeed: string | null; joinBy: string | null },
): Promise<void> {
  await database.update(schools).set(link).where(eq(schools.id, schoolId));
}
