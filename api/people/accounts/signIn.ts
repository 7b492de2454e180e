import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { badInput, Problem, parse } from '../../platform/problem/index.ts';
import { takeSignIn } from './attempts.ts';
import { type Browser, enter } from './entering.ts';
import { knownDevice } from './knownDevices.ts';
import { passwordMatches } from './password.ts';

export const signInInput = z.object({
  email: z.string({ error: 'Введите адрес почты.' }).max(200),
  password: z.string({ error: 'Введите пароль.' }).max(200),
});

/**
 * Checks e-mail and password and opens a session.
 * @returns the person's id and the cookies to set
 * @throws Problem 401 with no hint which of the two was wrong; 429 after many failures (`attempts.ts`)
 */
export async function signIn(input: unknown, from: Browser) {
  const { email, password } = parse(signInInput, input);
  if (!email || !password) throw badInput([{ path: email ? 'password' : 'email', message: 'Заполните это поле.' }]);
  const account = email.trim().toLowerCase();
  const [user] = await read
    .select({ id: users.id, passwordHash: users.passwordHash, state: users.state })
    .from(users)
    .where(eq(users.email, account));
  const device = await knownDevice(user?.id, from.cookie);
  const giveBack = await takeSignIn({ account, address: from.address, device });
  const matches = await passwordMatches(user?.passwordHash, password);
  if (!user || !matches || user.state === 'blocked')
    throw new Problem(
      401,
      'Войти не получилось',
      'Почта или пароль не подошли. Проверьте раскладку клавиатуры или восстановите пароль.',
    );
  await giveBack();
  return { userId: user.id, cookies: await enter(user.id, from) };
}
