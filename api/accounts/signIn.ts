import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { read } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { badInput, Problem, parse } from '../http/problem.ts';
import { countFailure, forgetFailures, requireAttemptsLeft } from '../http/rateLimit.ts';
import { passwordMatches } from './password.ts';
import { openSession } from './session.ts';

export const signInInput = z.object({
  email: z.string({ error: 'Введите адрес почты.' }).max(200),
  password: z.string({ error: 'Введите пароль.' }).max(200),
});

/**
 * Checks e-mail and password and opens a session.
 * @returns the person's id and the cookie to set
 * @throws Problem 401 with no hint which of the two was wrong; 429 after many failures of the account or the address
 */
export async function signIn(input: unknown, from: { address: string; userAgent: string }) {
  const { email, password } = parse(signInInput, input);
  if (!email || !password) throw badInput([{ path: email ? 'password' : 'email', message: 'Заполните это поле.' }]);
  const account = email.trim().toLowerCase();
  await requireAttemptsLeft(account, from.address);
  const [user] = await read
    .select({ id: users.id, passwordHash: users.passwordHash, state: users.state })
    .from(users)
    .where(eq(users.email, account));
  const matches = await passwordMatches(user?.passwordHash, password);
  if (!user || !matches || user.state === 'blocked') {
    await countFailure(account, from.address);
    throw new Problem(
      401,
      'Войти не получилось',
      'Почта или пароль не подошли. Проверьте раскладку клавиатуры или восстановите пароль.',
    );
  }
  await forgetFailures(account);
  return { userId: user.id, cookie: await openSession(user.id, from.userAgent) };
}
