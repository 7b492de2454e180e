import { and, asc, eq, gt, isNotNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { read, write } from '../../../db/client.ts';
import { containsWords } from '../../../db/like.ts';
import { roleCodes, sessions, users } from '../../../db/schema/accounts.ts';
import { schools } from '../../../db/schema/schools.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { listQuery, page, readTextCursor, requireNewest, textCursor, versionRead } from '../../platform/http/index.ts';
import { badInput, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { requireAnotherAdministrator } from './administrators.ts';
import { endLastingAccess } from './lastingAccess.ts';
import { isAdministrator, isSchoolRole } from './policy.ts';

export const personStates = ['waiting', 'active', 'blocked'] as const;

export const peopleQuery = listQuery.extend({
  q: z.string().max(100).optional(),
  role: z.enum(roleCodes).optional(),
  school: z.string().max(40).optional(),
  state: z.enum(personStates).optional(),
});

/** Accounts belong to the administrator. Everyone else gets 403: the page exists but is closed to them. */
function administrator(actor: MaybeActor): Actor {
  const me = signedIn(actor);
  if (!isAdministrator(me)) throw forbidden('Учётными записями распоряжается администратор платформы.');
  return me;
}

const person = {
  id: users.id,
  name: users.name,
  email: users.email,
  role: users.role,
  state: users.state,
  position: users.position,
  version: users.version,
  createdAt: users.createdAt,
  school: { id: schools.id, title: schools.title, slug: schools.slug },
};

/** People by name, with a search over name and e-mail, filters by role, school and state. */
export async function listPeople(
  actor: MaybeActor,
  { q = '', role, school, state, limit, cursor }: z.infer<typeof peopleQuery>,
) {
  administrator(actor);
  const after = cursor ? readTextCursor(cursor) : null;
  const rows = await read
    .select(person)
    .from(users)
    .leftJoin(schools, eq(schools.id, users.schoolId))
    .where(
      and(
        containsWords([users.name, users.email], q),
        role && eq(users.role, role),
        school ? eq(users.schoolId, school) : undefined,
        state && eq(users.state, state),
        after ? or(gt(users.name, after.text), and(eq(users.name, after.text), gt(users.id, after.id))) : undefined,
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    (row) => row,
    ({ name, id }) => textCursor(name, id),
  );
}

/** One account, for the administrator. */
export async function readPerson(actor: MaybeActor, userId: string) {
  administrator(actor);
  const [row] = await read
    .select(person)
    .from(users)
    .leftJoin(schools, eq(schools.id, users.schoolId))
    .where(eq(users.id, userId));
  if (!row) throw notFound('Такого человека нет.');
  return row;
}

export const personInput = z.object({
  role: z.enum(roleCodes, { error: 'Выберите роль из списка.' }),
  school: z
    .string({ error: 'Выберите школу.' })
    .max(40)
    .nullish()
    .transform((id) => id || null),
  version: versionRead,
});

/** Changes role and school of an account. Never one's own role: administrators could lock themselves out. @throws Problem 401, 403, 404, 400, 409 with `current` */
export async function changePerson(actor: MaybeActor, userId: string, input: unknown) {
  const me = administrator(actor);
  const before = await readPerson(me, userId);
  const { role, school, version } = parse(personInput, input);
  if (userId === me.id && role !== before.role)
    throw forbidden('Свою роль изменить нельзя: попросите другого администратора.');
  if (isSchoolRole(role) && !school)
    throw badInput([{ path: 'school', message: 'Выберите школу, в которой человек работает.' }]);
  const schoolId = isSchoolRole(role) ? school : null;
  await write(async (database) => {
    if (schoolId) {
      const [known] = await database.select({ id: schools.id }).from(schools).where(eq(schools.id, schoolId));
      if (!known) throw badInput([{ path: 'school', message: 'Такой школы нет. Выберите её из списка.' }]);
    }
    if (before.role === 'admin' && role !== 'admin') await requireAnotherAdministrator(database, userId);
    const [current] = await database
      .select({ role: users.role, school: schools.title, version: users.version })
      .from(users)
      .leftJoin(schools, eq(schools.id, users.schoolId))
      .where(eq(users.id, userId));
    if (!current) throw notFound('Такого человека нет.');
    requireNewest(current, version);
    await database
      .update(users)
      .set({ role, schoolId, version: current.version + 1 })
      .where(eq(users.id, userId));
    const detail = { from: { role: before.role, school: before.school?.id ?? null }, to: { role, school: schoolId } };
    await recordAudit(database, me, 'person.change', { kind: 'person', id: userId }, detail);
  });
  emit({ kind: 'person.changed', userId });
  return readPerson(me, userId);
}

/** Blocks an account: its sessions end at once, its other access is revoked for good. Never one's own, never the last administrator. */
export async function blockPerson(actor: MaybeActor, userId: string): Promise<void> {
  const me = administrator(actor);
  const { role } = await readPerson(me, userId);
  if (userId === me.id) throw forbidden('Закрыть вход самому себе нельзя: попросите другого администратора.');
  await write(async (database) => {
    if (role === 'admin') await requireAnotherAdministrator(database, userId);
    await database.update(users).set({ state: 'blocked' }).where(eq(users.id, userId));
    await database.delete(sessions).where(eq(sessions.userId, userId));
    await endLastingAccess(database, userId);
    await recordAudit(database, me, 'person.block', { kind: 'person', id: userId });
  });
  emit({ kind: 'person.changed', userId });
}

/** Unblocks an account. */
export async function unblockPerson(actor: MaybeActor, userId: string): Promise<void> {
  const me = administrator(actor);
  await readPerson(me, userId);
  const unblocked = await write(async (database) => {
    const rows = await database
      .update(users)
      .set({ state: 'active' })
      // An account closed by its owner has no password and stays closed.
      .where(and(eq(users.id, userId), eq(users.state, 'blocked'), isNotNull(users.passwordHash)))
      .returning({ id: users.id });
    if (rows.length > 0) await recordAudit(database, me, 'person.unblock', { kind: 'person', id: userId });
    return rows.length > 0;
  });
  if (!unblocked) throw notFound('Вход этого человека не закрыт.');
  emit({ kind: 'person.changed', userId });
}
