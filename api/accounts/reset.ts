import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../db/client.ts';
import { sessions, tokens, users } from '../../db/schema/accounts.ts';
import { config } from '../config.ts';
import { parse } from '../http/problem.ts';
import { countMail } from '../http/rateLimit.ts';
import { log } from '../log.ts';
import { send } from '../mail/mail.ts';
import { recordAudit } from './audit.ts';
import { endLastingAccess } from './lastingAccess.ts';
import { newPasswordHash } from './newPassword.ts';
import { newSecret, peekToken, secretIn, spendToken, spent, tokenRow } from './oneTimeLink.ts';
import { emailShape, passwordShape } from './password.ts';
import { openSession } from './session.ts';
import { readSettings } from './settings.ts';

export const resetRequestInput = z.object({ email: emailShape });
export const resetInput = z.object({
  secret: z.string({ error: 'Нужен секрет из ссылки.' }).max(100),
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

/** Whoever may set a new password: not one whose entrance is closed, nor one who closed it. */
const mayReset = and(ne(users.state, 'blocked'), isNotNull(users.passwordHash));

async function sendReset(email: string): Promise<void> {
  const secret = newSecret();
  const user = await write(async (database) => {
    const [found] = await database
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(and(eq(users.email, email), mayReset));
    if (!found) return null;
    await database
      .update(tokens)
      .set({ usedAt: new Date() })
      .where(and(eq(tokens.userId, found.id), eq(tokens.purpose, 'reset'), isNull(tokens.usedAt)));
    await database.insert(tokens).values(tokenRow(secret, 'reset', 1, { userId: found.id }));
    return found;
  });
  if (!user) return;
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

/** The person whose password a link renews. @throws Problem 404, one and the same for every link that does not work */
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

/** Sets the new password, ends every session of the person, and what else opens things of theirs, and opens one session. */
export async function resetPassword(input: unknown, userAgent: string): Promise<{ cookie: string }> {
  const owner = await readReset(secretIn(resetInput, input));
  const { secret, password } = parse(resetInput, input);
  const passwordHash = await newPasswordHash(password, owner);
  const userId = await write(async (database) => {
    const { id } = await ownerOf(database, (await spendToken(database, secret, 'reset')).userId);
    await database.update(users).set({ passwordHash }).where(eq(users.id, id));
    await database.delete(sessions).where(eq(sessions.userId, id));
    await endLastingAccess(database, id);
    await recordAudit(database, { id }, 'password.reset', { kind: 'person', id });
    return id;
  });
  return { cookie: await openSession(userId, userAgent) };
}
