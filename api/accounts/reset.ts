import { and, eq, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../db/client.ts';
import { sessions, tokens, users } from '../../db/schema/accounts.ts';
import { config } from '../config.ts';
import { parse } from '../http/problem.ts';
import { countMail } from '../http/rateLimit.ts';
import { log } from '../log.ts';
import { send } from '../mail/mail.ts';
import { recordAudit } from './audit.ts';
import { newSecret, peekToken, secretIn, secretShape, spendToken, tokenRow } from './oneTimeLink.ts';
import { emailShape, hashPassword, passwordShape } from './password.ts';
import { openSession } from './session.ts';
import { readSettings } from './settings.ts';

export const resetRequestInput = z.object({ email: emailShape });
export const resetInput = z.object({
  secret: secretShape,
  password: passwordShape,
});

/**
 * Asks for a link to set a new password. Answers the same, and as fast, whether the account exists or not: the letter
 * is written after the answer. Limited by address of the network and by account (429).
 */
export async function requestReset(input: unknown, address: string): Promise<void> {
  const { email } = parse(resetRequestInput, input);
  await countMail(address);
  await countMail(email);
  sendReset(email).catch((error: unknown) => log.error({ err: error }, 'a password reset was not prepared'));
}

async function sendReset(email: string): Promise<void> {
  const [user] = await read
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.email, email), ne(users.state, 'blocked')));
  if (!user) return;
  const secret = newSecret();
  await write(async (database) => {
    await dropResets(database, user.id);
    await database.insert(tokens).values(tokenRow(secret, 'reset', 1, { userId: user.id }));
  });
  const { centre } = await readSettings();
  await send({
    to: email,
    subject: 'Новый пароль для входа в «Опору»',
    greeting: `Здравствуйте, ${user.name}!`,
    paragraphs: [
      'Кто-то, скорее всего вы, попросил задать новый пароль. Ссылка действует один час и срабатывает один раз.',
      'Если это были не вы, ничего делать не нужно: прежний пароль остаётся.',
    ],
    action: { label: 'Задать новый пароль', url: `${config.siteUrl}/reset/${secret}` },
    signature: centre,
  });
}

const dropResets = (database: Database, userId: string) =>
  database
    .update(tokens)
    .set({ usedAt: new Date() })
    .where(and(eq(tokens.userId, userId), eq(tokens.purpose, 'reset'), isNull(tokens.usedAt)));

/** Whether a reset link still works; 404 with what to do when it does not. */
export const readReset = async (secret: string): Promise<void> => void (await peekToken(secret, 'reset'));

/** Sets the new password, ends every session of the person and opens one. */
export async function resetPassword(input: unknown, userAgent: string): Promise<{ cookie: string }> {
  const link = secretIn(input);
  if (link !== null) await peekToken(link, 'reset');
  const { secret, password } = parse(resetInput, input);
  const passwordHash = await hashPassword(password);
  const userId = await write(async (database) => {
    const token = await spendToken(database, secret, 'reset');
    const id = token.userId as string;
    await database.update(users).set({ passwordHash }).where(eq(users.id, id));
    await database.delete(sessions).where(eq(sessions.userId, id));
    await recordAudit(database, { id }, 'password.reset', { kind: 'person', id });
    return id;
  });
  return { cookie: await openSession(userId, userAgent) };
}
