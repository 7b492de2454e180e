import { and, desc, eq, ne, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { publications } from '../../../db/schema/bank.ts';
import { practices } from '../../../db/schema/practices.ts';
import { schools } from '../../../db/schema/schools.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { requireNewest, versionRead } from '../../platform/http/index.ts';
import { notFound, notSignedIn, parse } from '../../platform/problem/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';
import { emit } from '../../platform/signals/index.ts';
import { codesOf } from '../../platform/taxonomy/index.ts';
import { maySeeProfile } from './policy.ts';
import { publishes } from './shownPerson.ts';

export const profileInput = z.object({
  name: line(120, 3),
  position: line(120, 0).default(''),
  subjects: codesOf('subjects').default([]),
  about: text(2000, 0).default(''),
  profile: z.enum(['private', 'signed-in', 'everyone'], { error: 'Выберите, кому виден профиль.' }),
  version: versionRead,
});

const columns = {
  id: users.id,
  name: users.name,
  email: users.email,
  role: users.role,
  state: users.state,
  position: users.position,
  subjects: users.subjects,
  about: users.about,
  profile: users.profile,
  version: users.version,
  createdAt: users.createdAt,
  school: { id: schools.id, title: schools.title, slug: schools.slug },
};

/** A person's own profile, as they edit it. */
export async function ownProfile(actor: MaybeActor) {
  const { id } = signedIn(actor);
  const [row] = await read
    .select(columns)
    .from(users)
    .leftJoin(schools, eq(schools.id, users.schoolId))
    .where(eq(users.id, id));
  if (!row) throw notSignedIn();
  return row;
}

/** The fields of the profile form. */
const written = {
  name: users.name,
  position: users.position,
  subjects: users.subjects,
  about: users.about,
  profile: users.profile,
  version: users.version,
};

/** Changes the caller's own profile. A change of name is logged, because others know the person by it; the names are not, because the log is never erased. @throws Problem 401, 400, 409 with `current` */
export async function changeProfile(actor: MaybeActor, input: unknown) {
  const me = signedIn(actor);
  const { version, ...values } = parse(profileInput, input);
  await write(async (database) => {
    const [current] = await database.select(written).from(users).where(eq(users.id, me.id));
    if (!current) throw notSignedIn();
    requireNewest(current, version);
    await database
      .update(users)
      .set({ ...values, version: current.version + 1 })
      .where(eq(users.id, me.id));
    if (values.name !== me.name) await recordAudit(database, me, 'person.rename', { kind: 'person', id: me.id });
  });
  emit({ kind: 'person.changed', userId: me.id });
  return values;
}

/** For a query over people: `maySeeProfile` of the policy as a condition, without the caller's own page. */
export const profilesShownTo = (viewer: MaybeActor): SQL | undefined =>
  and(
    eq(users.state, 'active'),
    viewer ? ne(users.profile, 'private') : and(eq(users.profile, 'everyone'), sql`${publishes(users.id)}`),
  );

/** A person's page with the fields they chose to show; 404 when they show none. Never has the e-mail address. */
export async function publicProfile(viewer: MaybeActor, userId: string) {
  const [row] = await read
    .select({ ...columns, publishes: publishes(users.id) })
    .from(users)
    .leftJoin(schools, eq(schools.id, users.schoolId))
    .where(eq(users.id, userId));
  if (!row || !maySeeProfile(viewer, { ...row, publishes: Boolean(row.publishes) }))
    throw notFound('Такой страницы нет, или человек не показывает свой профиль.');
  const { id, name, role, position, subjects, about, profile, school } = row;
  return { id, name, role, position, subjects, about, profile, school, practices: await practicesOf(userId) };
}

const practicesOf = (userId: string) =>
  read
    .select({ title: publications.title, slug: publications.slug, summary: publications.summary })
    .from(practices)
    .innerJoin(publications, eq(publications.practiceId, practices.id))
    .where(and(eq(practices.authorId, userId), eq(practices.state, 'published'), eq(publications.state, 'published')))
    .orderBy(desc(publications.publishedAt))
    .limit(20);
