import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';

/** Argon2id with the parameters OWASP names first (19 MiB, two passes, one lane). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const hashPassword = (password: string) => hash(password, cost);

let decoy: Promise<string> | undefined;

/** Checks a password; an account without one takes the same time as a wrong password. */
export async function passwordMatches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('никто не входит с этим паролем');
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && Boolean(passwordHash);
}

export const passwordShape = z
  .string({ error: 'Введите пароль.' })
  .min(10, { error: 'Пароль должен быть не короче 10 символов. Удобно взять три-четыре случайных слова.' })
  .max(200, { error: 'Пароль длиннее 200 символов: сократите его.' });
