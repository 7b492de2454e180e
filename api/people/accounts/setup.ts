import { count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../../db/client.ts';
import { tokens, users } from '../../../db/schema/accounts.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { config } from '../../platform/config/index.ts';
import { emailShape } from '../../platform/mail/index.ts';
import { conflict, parse } from '../../platform/problem/index.ts';
import { line } from '../../platform/russian/shared/russian.ts';
import { storeSettings } from '../../platform/settings/index.ts';
import { type Browser, enter } from './entering.ts';
import { newPasswordHash } from './newPassword.ts';
import { newSecret, peekToken, secretIn, secretShape, spendToken, tokenRow } from './oneTimeLink.ts';
import { passwordShape } from './password.ts';

export const setupInput = z.object({
  secret: secretShape,
  name: line(120, 3),
  email: emailShape,
  password: passwordShape,
  city: line(100),
  centre: line(200),
});

async function isEmpty(database: Database): Promise<boolean> {
  const [row] = await database.select({ people: count() }).from(users);
  return row?.people === 0;
}

/**
 * On a database without people: a link for the first administrator. Each call makes a new one
 * and invalidates the earlier. Null when there are people already.
 */
export async function firstRunLink(): Promise<string | null> {
  if (!(await isEmpty(read))) return null;
  const secret = newSecret();
  await write(async (database) => {
    await database.delete(tokens).where(eq(tokens.purpose, 'setup'));
    await database.insert(tokens).values(tokenRow(secret, 'setup', 24 * 7));
  });
  return `${config.siteUrl}/setup/${secret}`;
}

/** Whether the set-up link still works; 404 when it does not. */
export const readSetup = async (secret: string): Promise<void> => void (await peekToken(secret, 'setup'));

/** Creates the first administrator, the city and the centre, once. */
export async function setUp(input: unknown, from: Browser): Promise<{ cookies: string[] }> {
  await readSetup(secretIn(setupInput, input));
  const { secret, name, email, password, city, centre } = parse(setupInput, input);
  const passwordHash = await newPasswordHash(password, { email, name, places: [city, centre] });
  const userId = await write(async (database) => {
    await spendToken(database, secret, 'setup');
    if (!(await isEmpty(database))) throw conflict('Первый администратор уже есть. Войдите под его учётной записью.');
    const [user] = await database
      .insert(users)
      .values({ name, email, passwordHash, role: 'admin', state: 'active', position: 'Администратор' })
      .returning({ id: users.id });
    const id = (user as { id: string }).id;
    await storeSettings(database, { city, centre, centreEmail: email });
    await recordAudit(database, { id }, 'setup.done', { kind: 'person', id });
    return id;
  });
  return { cookies: await enter(userId, from) };
}
