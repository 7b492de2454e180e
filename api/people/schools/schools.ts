import { and, eq, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { read } from '../../../db/client.ts';
import { type SchoolKind, schoolKindCodes, schoolKinds, schools } from '../../../db/schema/schools.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { listQuery } from '../../platform/http/index.ts';
import { badInput, notFound } from '../../platform/problem/index.ts';
import { pairsOfActor } from './pairs.ts';
import { shownKind } from './policy.ts';

/** A school in a list; `kind` is what this reader may know. */
export interface SchoolCard {
  id: string;
  slug: string;
  title: string;
  address: string;
  kind: SchoolKind;
}

/** A city has tens of schools, a region hundreds: a longer list makes no sense. */
const mostSchools = 2000;

const columns = {
  id: schools.id,
  slug: schools.slug,
  title: schools.title,
  address: schools.address,
  kind: schoolKinds.kind,
};
const current = and(eq(schoolKinds.schoolId, schools.id), isNull(schoolKinds.until));
const byTitle = new Intl.Collator('ru', { numeric: true });

/** Every school by title («Школа № 2» before «Школа № 19»), with the kind that this reader may know. */
export async function allSchools(actor: MaybeActor): Promise<SchoolCard[]> {
  const [rows, pairs] = await Promise.all([
    read.select(columns).from(schools).leftJoin(schoolKinds, current).limit(mostSchools),
    pairsOfActor(actor),
  ]);
  return rows
    .map((row) => ({ ...row, kind: shownKind(actor, { id: row.id, kind: row.kind ?? 'regular' }, pairs) }))
    .sort((one, other) => byTitle.compare(one.title, other.title));
}

export const schoolsQuery = listQuery.extend({
  q: z.string().max(100).optional(),
  kind: z.enum(schoolKindCodes).optional(),
});

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

/** Schools by title. `q` searches title and address; `kind` finds only what the reader may know. */
export async function listSchools(actor: MaybeActor, { q = '', kind, limit, cursor }: z.infer<typeof schoolsQuery>) {
  const words = plain(q).split(/\s+/).filter(Boolean);
  const found = (await allSchools(actor)).filter(
    (school) =>
      (!kind || school.kind === kind) &&
      words.every((word) => plain(`${school.title} ${school.address}`).includes(word)),
  );
  const last = cursor ? found.findIndex(({ id }) => id === cursor) : -1;
  if (cursor && last < 0) throw badInput([{ path: 'cursor', message: 'Такой страницы списка нет. Начните с первой.' }]);
  const items = found.slice(last + 1, last + 1 + limit);
  const more = last + 1 + limit < found.length;
  return { items, next: more ? (items.at(-1)?.id ?? null) : null, total: found.length };
}

/** The public card of a school, by its id or its slug. */
export async function readSchool(actor: MaybeActor, idOrSlug: string) {
  const [row] = await read
    .select({ ...columns, about: schools.about, version: schools.version, createdAt: schools.createdAt })
    .from(schools)
    .leftJoin(schoolKinds, current)
    .where(or(eq(schools.id, idOrSlug), eq(schools.slug, idOrSlug)));
  if (!row) throw notFound('Такой школы здесь нет.');
  const pairs = await pairsOfActor(actor);
  return { ...row, kind: shownKind(actor, { id: row.id, kind: row.kind ?? 'regular' }, pairs) };
}
