import { and, desc, eq, gt, isNotNull, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../../db/client.ts';
import { knownDevices, sessions, tokens, users } from '../../../db/schema/accounts.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { config } from '../../platform/config/index.ts';
import { log } from '../../platform/log/index.ts';
import { emailShape, send } from '../../platform/mail/index.ts';
import { parse } from '../../platform/problem/index.ts';
import { readSettings } from '../../platform/settings/index.ts';
import { takeReset } from './attempts.ts';
import { type Browser, enter } from './entering.ts';
import { knownDevice } from './knownDevices.ts';
import { endLastingAccess } from './lastingAccess.ts';
import { newPasswordHash } from './newPassword.ts';
import { newSecret, peekToken, secretIn, secretShape, spendToken, spent, tokenRow } from './oneTimeLink.ts';
import { passwordShape } from './password.ts';

export const resetRequestInput = z.object({ email: emailShape });
export const resetInput = z.object({
  secret: secretShape,
  password: passwordShape,
});

/**
 * Requests a link to set a new password. The answer and its time are the same whether the account exists or not: the letter
 * is written after the answer. It is delayed where an address asks for many; how many letters a mailbox got is never shown.
 * @throws Problem 429 when too many wait already
 */
export async function requestReset(input: unknown, from: Pick<Browser, 'address' | 'cookie'>): Promise<void> {
  const { email } = parse(resetRequestInput, input);
  const [user] = await read
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(and(eq(users.email, email), mayReset));
  await takeReset({ address: from.address, device: await knownDevice(user?.id, from.cookie) });
  if (user) sendReset(user).catch((error: unknown) => log.error({ err: error }, 'a password reset was not prepared'));
}

/** People who may set a new password: neither a blocked nor a closed account. */
const mayReset = and(ne(users.state, 'blocked'), isNotNull(users.passwordHash));

async function sendReset(user: { id: string; name: string; email: string }): Promise<void> {
  const secret = newSecret();
  const isNew = await write(async (database) => {
    if (config.rateLimits && (await hasLetter(database, user.id))) return false;
    await dropResets(database, user.id);
    await database.insert(tokens).values(tokenRow(secret, 'reset', 1, { userId: user.id }));
    return true;
  });
  if (!isNew) return;
  const { centre } = await readSettings();
  const sent = await send({
    to: user.email,
    subject: 'Новый пароль для входа в «Опору»',
    greeting: `Здравствуйте, ${user.name}!`,
    paragraphs: [
      'Кто-то, скорее всего вы, попросил задать новый пароль. Ссылка действует один час и срабатывает один раз.',
      'Если это были не вы, ничего делать не нужно: прежний пароль остаётся.',
    ],
    action: { label: 'Задать новый пароль', url: `${config.siteUrl}/reset/${secret}` },
    signature: centre,
  });
  // A letter that was not sent does not count: the next request tries again.
  if (!sent) await write((database) => dropResets(database, user.id));
}

const minute = 60_000;

/**
 * Whether the last letter is recent enough: a mailbox gets one in five minutes, and after ten in
 * a day one in half an hour. A link works for an hour, so its owner always has one that works.
 */
async function hasLetter(database: Database, userId: string, now = Date.now()): Promise<boolean> {
  const letters = await database
    .select({ sentAt: tokens.createdAt, usedAt: tokens.usedAt })
    .from(tokens)
    .where(
      and(
        eq(tokens.userId, userId),
        eq(tokens.purpose, 'reset'),
        gt(tokens.createdAt, new Date(now - 24 * 60 * minute)),
      ),
    )
    .orderBy(desc(tokens.createdAt))
    .limit(10);
  const [last] = letters;
  const pause = (letters.length < 10 ? 5 : 30) * minute;
  return last !== undefined && last.usedAt === null && last.sentAt.getTime() > now - pause;
}

const dropResets = (database: Database, userId: string) =>
  database
    .update(tokens)
    .set({ usedAt: new Date() })
    .where(and(eq(tokens.userId, userId), eq(tokens.purpose, 'reset'), isNull(tokens.usedAt)));

/** The person whose password a link resets. @throws Problem 404, the same for every link that does not work */
async function ownerOf(database: Database, userId: string | null) {
  const [owner] = await database
    .select({ id: users.id, email: users.email, name: users.name })
    .from(users)
    .where(and(eq(users.id, userId ?? ''), mayReset));
  if (!owner) throw spent();
  return owner;
}

/** Whether a reset link still works; 404 with what to do when it does not. */
export const readReset = async (secret: string) => ownerOf(read, (await peekToken(secret, 'reset')).userId);

/** Sets the new password, ends all sessions of the person, revokes their other access, and opens one session. */
export async function resetPassword(input: unknown, from: Browser): Promise<{ cookies: string[] }> {
  const owner = await readReset(secretIn(resetInput, input));
  const { secret, password } = parse(resetInput, input);
  const passwordHash = await newPasswordHash(password, owner);
  const userId = await write(async (database) => {
    const { id } = await ownerOf(database, (await spendToken(database, secret, 'reset')).userId);
    await database.update(users).set({ passwordHash }).where(eq(users.id, id));
    await database.delete(sessions).where(eq(sessions.userId, id));
    await database.delete(knownDevices).where(eq(knownDevices.userId, id));
    await endLastingAccess(database, id);
    await recordAudit(database, { id }, 'password.reset', { kind: 'person', id });
    return id;
  });
  return { cookies: await enter(userId, from) };
}
