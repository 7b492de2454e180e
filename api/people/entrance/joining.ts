import { and, count, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../../db/client.ts';
import { tokens, users } from '../../../db/schema/accounts.ts';
import { schools } from '../../../db/schema/schools.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { config } from '../../platform/config/index.ts';
import { log } from '../../platform/log/index.ts';
import { emailShape, type Letter, reserveLetters, send } from '../../platform/mail/index.ts';
import { badInput, Problem, parse } from '../../platform/problem/index.ts';
import { line } from '../../platform/russian/shared/russian.ts';
import { readSettings } from '../../platform/settings/index.ts';
import {
  dropTokens,
  newPasswordHash,
  newSecret,
  openAccount,
  passwordShape,
  putTokens,
  secretIn,
  secretShape,
  tokenRow,
} from '../accounts/index.ts';
import { notify } from '../notifications/index.ts';
import { waitsFor } from './admission.ts';
import { alreadyLetter, requestLetter } from './joinLetters.ts';
import { schoolOfLink } from './joinLink.ts';

export const joinInput = z.object({
  secret: secretShape,
  name: line(120, 3),
  email: emailShape,
  position: line(120, 0).default(''),
  /** Only where no letters are sent: elsewhere it is chosen after the mail is confirmed. */
  password: passwordShape.optional(),
});

/**
 * Whether letters reach people. Where none do, nobody could open a link in one, so the address is only a sign-in name
 * and the school's approval is the one check. (The letters of the demo are shown on a page.)
 */
export const lettersArrive = Boolean(config.smtpUrl) || config.demo;

/** How many applications may wait in a school, with confirmed mail or not. */
export const mostWaiting = 200;

/** The school behind a join link; 404 when the link was renewed or switched off. */
export const readJoin = (secret: string) => schoolOfLink(read, secret);

/**
 * Applies to join a school. The answer and its time are the same whether there is an account with this address or not. The letter is sent
 * after the answer, and the school is notified once the letter's link was used.
 * @throws Problem 404, 400, 429 when too many wait already
 */
export async function join(input: unknown): Promise<void> {
  await readJoin(secretIn(joinInput, input));
  const request = parse(joinInput, input);
  if (!lettersArrive) return joinWithoutMail(request);
  const secret = newSecret();
  const letter = await write(async (database) => {
    const school = await schoolOfLink(database, request.secret);
    await requireRoom(database, school.id);
    const { email, name, position } = request;
    const [known] = await database.select({ id: users.id }).from(users).where(eq(users.email, email));
    // An address that reached its limit of letters has one with a link that still works.
    if ((await reserveLetters(database, null, [email])).size > 0) return null;
    if (known) return (centre: string) => alreadyLetter(email, school.title, centre);
    await dropTokens(database, 'join', and(eq(tokens.email, email), eq(tokens.schoolId, school.id)));
    await putTokens(database, [tokenRow(secret, 'join', 48, { email, name, position, schoolId: school.id })]);
    return (centre: string) => requestLetter(email, school.title, secret, centre);
  });
  if (letter)
    sendLetter(letter).catch((error: unknown) => log.error({ err: error }, 'a letter for joining was not prepared'));
}

async function sendLetter(letter: (centre: string) => Letter): Promise<void> {
  const { centre } = await readSettings();
  await send(letter(centre));
}

async function joinWithoutMail({ secret, name, email, position, password }: z.infer<typeof joinInput>): Promise<void> {
  if (!password) throw badInput([{ path: 'password', message: 'Введите пароль.' }]);
  const { title } = await readJoin(secret);
  const passwordHash = await newPasswordHash(password, { email, name, places: [title] });
  await write(async (database) => {
    const school = await schoolOfLink(database, secret);
    await requireRoom(database, school.id);
    await letWait(database, { name, email, passwordHash, position, schoolId: school.id });
  });
}

const asksFor = (schoolId: string) => and(eq(tokens.schoolId, schoolId), eq(tokens.purpose, 'join'));

async function requireRoom(database: Database, schoolId: string): Promise<void> {
  const [people] = await database.select({ number: count() }).from(users).where(waitsFor(schoolId));
  const [requests] = await database
    .select({ number: count() })
    .from(tokens)
    .where(and(asksFor(schoolId), isNull(tokens.usedAt), gt(tokens.expiresAt, new Date())));
  if ((people?.number ?? 0) + (requests?.number ?? 0) < mostWaiting) return;
  throw new Problem(
    429,
    'Заявок слишком много',
    'В этой школе столько заявок, что новую пока не принять. Скажите об этом администрации школы: она разберёт заявки или заменит ссылку.',
    { extra: { retryAfter: 3600 } },
  );
}

/** Creates an account that waits for the school and notifies the school; null when the address has an account already. */
export async function letWait(
  database: Database,
  person: Required<Pick<typeof users.$inferInsert, 'name' | 'email' | 'passwordHash' | 'position'>> & {
    schoolId: string;
  },
): Promise<string | null> {
  const user = await openAccount(database, { ...person, role: 'teacher', state: 'waiting' });
  if (!user) return null;
  await recordAudit(database, user, 'person.ask', { kind: 'person', id: user.id }, { school: person.schoolId });
  await tellAdministration(database, person.schoolId, person.name);
  return user.id;
}

/** Notifies the school's administration of an application. */
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
