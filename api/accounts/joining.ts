import { and, asc, count, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { schools } from '../../db/schema/schools.ts';
import { config } from '../config.ts';
import { badInput, notFound, parse } from '../http/problem.ts';
import { line } from '../http/russian.ts';
import { send } from '../mail/mail.ts';
import { notify } from '../notifications/notify.ts';
import { mayAdmitPeople } from '../schools/policy.ts';
import { type MaybeActor, signedIn } from './actor.ts';
import { recordAudit } from './audit.ts';
import { type Browser, enter } from './entering.ts';
import { secretIn, secretShape } from './oneTimeLink.ts';
import { emailShape, hashPassword, passwordShape } from './password.ts';
import { readSettings } from './settings.ts';

export const joinInput = z.object({
  secret: secretShape,
  name: line(120, 3),
  email: emailShape,
  password: passwordShape,
  position: line(120, 0).default(''),
});

/** The school behind a join link; 404 when the link was renewed or switched off. */
export async function readJoin(secret: string): Promise<{ id: string; title: string }> {
  const [school] = secret
    ? await read.select({ id: schools.id, title: schools.title }).from(schools).where(eq(schools.joinSecret, secret))
    : [];
  if (!school)
    throw notFound(
      'Эта ссылка школы больше не действует: её заменили или выключили. Попросите новую у администрации школы.',
    );
  return school;
}

/** Asks to join a school: the account waits until the administration confirms it, and sees what guests see. */
export async function join(input: unknown, from: Browser): Promise<{ cookies: string[] }> {
  const link = secretIn(input);
  if (link !== null) await readJoin(link);
  const { secret, name, email, password, position } = parse(joinInput, input);
  const school = await readJoin(secret);
  const passwordHash = await hashPassword(password);
  const userId = await write(async (database) => {
    const [user] = await database
      .insert(users)
      .values({ name, email, passwordHash, position, role: 'teacher', schoolId: school.id, state: 'waiting' })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (!user)
      throw badInput([
        { path: 'email', message: 'С этой почтой уже есть учётная запись. Войдите или восстановите пароль.' },
      ]);
    await recordAudit(database, user, 'person.ask', { kind: 'person', id: user.id }, { school: school.id });
    await tellAdministration(database, school.id, name);
    return user.id;
  });
  return { cookies: await enter(userId, from) };
}

/** Tells the school's administration that somebody asks to join it. */
async function tellAdministration(database: Database, schoolId: string, name: string): Promise<void> {
  const administration = await database
    .select({ id: users.id, slug: schools.slug })
    .from(users)
    .innerJoin(schools, eq(schools.id, users.schoolId))
    .where(and(eq(users.schoolId, schoolId), eq(users.role, 'school_admin'), eq(users.state, 'active')));
  const [first] = administration;
  if (!first) return;
  await notify(
    database,
    administration.map(({ id }) => id),
    {
      kind: 'association',
      title: `${name} просит подтвердить, что работает в вашей школе`,
      reason: 'вы администрация школы',
      url: `/schools/${first.slug}/people`,
      subject: `school:${schoolId}`,
    },
  );
}

/** How many people wait for this administration's word; 0 for everybody else. */
export async function waitingCount(actor: MaybeActor): Promise<number> {
  if (actor?.role !== 'school_admin' || !actor.school) return 0;
  const [row] = await read.select({ waiting: count() }).from(users).where(waitsFor(actor.school.id));
  return row?.waiting ?? 0;
}

const waitsFor = (schoolId: string) => and(eq(users.schoolId, schoolId), eq(users.state, 'waiting'));

async function waitingPerson(actor: MaybeActor, userId: string) {
  const me = signedIn(actor);
  const [person] = await read
    .select({ id: users.id, name: users.name, email: users.email, schoolId: users.schoolId, school: schools.title })
    .from(users)
    .innerJoin(schools, eq(schools.id, users.schoolId))
    .where(and(eq(users.id, userId), eq(users.state, 'waiting')));
  // Who waits where is nobody's business but the school's and the centre's.
  if (!person?.schoolId || !mayAdmitPeople(me, person.schoolId))
    throw notFound('Такой заявки нет: её уже рассмотрели.');
  return { me, person: { ...person, schoolId: person.schoolId } };
}

/** Confirms somebody who came by the school's link. Gives whether the letter about it went out. */
export async function confirmPerson(actor: MaybeActor, userId: string): Promise<{ sent: boolean }> {
  const { me, person } = await waitingPerson(actor, userId);
  await write(async (database) => {
    const confirmed = await database
      .update(users)
      .set({ state: 'active' })
      .where(and(eq(users.id, userId), eq(users.state, 'waiting')))
      .returning({ id: users.id });
    if (confirmed.length === 0) throw notFound('Такой заявки нет: её уже рассмотрели.');
    await recordAudit(database, me, 'person.confirm', { kind: 'person', id: userId }, { school: person.schoolId });
  });
  const { centre } = await readSettings();
  const sent = await send({
    to: person.email,
    subject: 'Вы в «Опоре»',
    greeting: `Здравствуйте, ${person.name}!`,
    paragraphs: [
      `${person.school} подтвердила, что вы у неё работаете. Теперь вам открыты обсуждения, объединения и практики.`,
    ],
    action: { label: 'Войти', url: `${config.siteUrl}/sign-in` },
    signature: centre,
  });
  return { sent };
}

/** Refuses: what the person wrote about himself is erased, nothing of the account stays but the line of the audit log. */
export async function refusePerson(actor: MaybeActor, userId: string): Promise<{ sent: boolean }> {
  const { me, person } = await waitingPerson(actor, userId);
  await write(async (database) => {
    await database.delete(users).where(and(eq(users.id, userId), eq(users.state, 'waiting')));
    await recordAudit(database, me, 'person.refuse', { kind: 'person', id: userId }, { school: person.schoolId });
  });
  const { centre } = await readSettings();
  const sent = await send({
    to: person.email,
    subject: 'Заявка в «Опору» отклонена',
    greeting: `Здравствуйте, ${person.name}!`,
    paragraphs: [
      `Администрация школы (${person.school}) не подтвердила заявку. Данные, которые вы ввели, удалены.`,
      'Если это ошибка, обратитесь к администрации школы: она может прислать вам приглашение.',
    ],
    signature: centre,
  });
  return { sent };
}

/** Who waits for confirmation in a school, in the order they came. */
export const waitingPeople = (schoolId: string, after: string, limit: number) =>
  read
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      position: users.position,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(and(waitsFor(schoolId), gt(users.id, after)))
    .orderBy(asc(users.id))
    .limit(limit);
