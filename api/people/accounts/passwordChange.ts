import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { read, write } from '../../../db/client.ts';
import { sessions, users } from '../../../db/schema/accounts.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, parse } from '../../platform/problem/index.ts';
import { takePasswordCheck } from './attempts.ts';
import { endLastingAccess } from './lastingAccess.ts';
import { newPasswordHash } from './newPassword.ts';
import { passwordMatches, passwordShape } from './password.ts';

export const passwordChangeInput = z.object({
  current: z.string({ error: 'Введите нынешний пароль.' }).max(200),
  password: passwordShape,
});

/**
 * Changes the caller's password: all other sessions end, reset links and the calendar address stop working, this
 * session stays.
 */
export async function changePassword(actor: MaybeActor, input: unknown): Promise<void> {
  const me = signedIn(actor);
  const { current, password } = parse(passwordChangeInput, input);
  await requirePassword(me, current, 'current');
  const passwordHash = await newPasswordHash(password, { ...me, places: me.school ? [me.school.title] : [] });
  await write(async (database) => {
    await database.update(users).set({ passwordHash }).where(eq(users.id, me.id));
    await database.delete(sessions).where(and(eq(sessions.userId, me.id), ne(sessions.id, me.sessionId)));
    await endLastingAccess(database, me.id);
    await recordAudit(database, me, 'password.change', { kind: 'person', id: me.id });
  });
}

/** Checks the current password. @throws Problem 400 at `field` when it is wrong, 429 after many attempts */
export async function requirePassword(me: Actor, password: string, field: string): Promise<void> {
  const giveBack = await takePasswordCheck(me.sessionId);
  const [user] = await read.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, me.id));
  if (await passwordMatches(user?.passwordHash, password)) return giveBack();
  throw badInput([{ path: field, message: 'Нынешний пароль не подошёл. Проверьте раскладку клавиатуры.' }]);
}
