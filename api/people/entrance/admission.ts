import { and, asc, eq, gt } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { schools } from '../../../db/schema/schools.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { config } from '../../platform/config/index.ts';
import { send } from '../../platform/mail/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { readSettings } from '../../platform/settings/index.ts';
import { admitWaiting, eraseWaiting } from '../accounts/index.ts';
import { mayAdmitPeople } from './policy.ts';

/** A person waiting for a school's approval. */
export const waitsFor = (schoolId: string) => and(eq(users.schoolId, schoolId), eq(users.state, 'waiting'));

async function waitingPerson(actor: MaybeActor, userId: string) {
  const me = signedIn(actor);
  const [person] = await read
    .select({ id: users.id, name: users.name, email: users.email, schoolId: users.schoolId, school: schools.title })
    .from(users)
    .innerJoin(schools, eq(schools.id, users.schoolId))
    .where(and(eq(users.id, userId), eq(users.state, 'waiting')));
  // Only the school and the centre may know who waits.
  if (!person?.schoolId || !mayAdmitPeople(me, person.schoolId))
    throw notFound('Такой заявки нет: её уже рассмотрели.');
  return { me, person: { ...person, schoolId: person.schoolId } };
}

/** Confirms a person who applied by the school's link. @returns whether the letter about it was sent */
export async function confirmPerson(actor: MaybeActor, userId: string): Promise<{ sent: boolean }> {
  const { me, person } = await waitingPerson(actor, userId);
  await write(async (database) => {
    if (!(await admitWaiting(database, userId))) throw notFound('Такой заявки нет: её уже рассмотрели.');
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

/** Declines an application: erases what the person wrote about themselves; only the line of the audit log stays. */
export async function refusePerson(actor: MaybeActor, userId: string): Promise<{ sent: boolean }> {
  const { me, person } = await waitingPerson(actor, userId);
  await write(async (database) => {
    await eraseWaiting(database, userId);
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

/** People waiting for confirmation in a school, oldest first. */
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
