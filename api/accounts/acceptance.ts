import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { read, write } from '../../db/client.ts';
import { type Role, users } from '../../db/schema/accounts.ts';
import { schools } from '../../db/schema/schools.ts';
import { conflict, parse } from '../http/problem.ts';
import { line } from '../http/russian.ts';
import { recordAudit } from './audit.ts';
import { type Browser, enter } from './entering.ts';
import { peekToken, secretIn, secretShape, spendToken } from './oneTimeLink.ts';
import { hashPassword, passwordShape } from './password.ts';

export const acceptanceInput = z.object({
  secret: secretShape,
  name: line(120, 3),
  password: passwordShape,
});

interface ReadInvitation {
  email: string;
  name: string;
  role: Role;
  school: string | null;
}

/** What an invitation's page shows before it is accepted; 404 when the link no longer works. */
export async function readInvitation(secret: string): Promise<ReadInvitation> {
  const token = await peekToken(secret, 'invitation');
  const [school] = token.schoolId
    ? await read.select({ title: schools.title }).from(schools).where(eq(schools.id, token.schoolId))
    : [];
  return {
    email: token.email ?? '',
    name: token.name ?? '',
    role: token.role ?? 'teacher',
    school: school?.title ?? null,
  };
}

/**
 * Makes the account that an invitation promises and opens its session; the consent is asked for next.
 * @throws Problem 404 for a link that no longer works, 409 when the address has got an account meanwhile
 */
export async function acceptInvitation(input: unknown, from: Browser): Promise<{ cookies: string[] }> {
  const link = secretIn(input);
  if (link !== null) await peekToken(link, 'invitation');
  const { secret, name, password } = parse(acceptanceInput, input);
  const passwordHash = await hashPassword(password);
  const userId = await write(async (database) => {
    const token = await spendToken(database, secret, 'invitation');
    const [user] = await database
      .insert(users)
      .values({
        email: token.email as string,
        name,
        passwordHash,
        role: token.role ?? 'teacher',
        schoolId: token.schoolId,
        state: 'active',
      })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (!user) throw conflict('С этой почтой уже есть учётная запись. Войдите или восстановите пароль.');
    await recordAudit(database, user, 'invitation.accept', { kind: 'person', id: user.id }, { invitation: token.id });
    return user.id;
  });
  return { cookies: await enter(userId, from) };
}
