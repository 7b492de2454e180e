import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../../db/client.ts';
import type { Role } from '../../../db/schema/accounts.ts';
import { schools } from '../../../db/schema/schools.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { conflict, Problem, parse } from '../../platform/problem/index.ts';
import { line } from '../../platform/russian/shared/russian.ts';
import {
  type Browser,
  enter,
  newPasswordHash,
  openAccount,
  passwordShape,
  peekToken,
  personNow,
  secretIn,
  secretShape,
  spendToken,
  type Token,
} from '../accounts/index.ts';
import { mayInvite } from '../accounts/policy.ts';

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

/** An invitation is valid only while its sender may still invite, by today's rules and roles. */
async function requireInviter(database: Database, { createdBy, role, schoolId }: Token): Promise<void> {
  const inviter = await personNow(database, createdBy);
  if (inviter && mayInvite(inviter, role ?? 'teacher', schoolId)) return;
  throw new Problem(
    404,
    'Приглашение больше не действует',
    'Тот, кто его прислал, сюда больше не приглашает. Попросите новое у администрации школы или в методическом центре.',
  );
}

/** What the page of an invitation shows before it is accepted; 404 when the link no longer works. */
export async function readInvitation(secret: string): Promise<ReadInvitation> {
  const token = await peekToken(secret, 'invitation');
  await requireInviter(read, token);
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
 * Creates the invited account and opens its session; the consent is asked for next.
 * @throws Problem 404 when the link no longer works or the inviter may no longer invite, 400, 409 when the address has got an account meanwhile
 */
export async function acceptInvitation(input: unknown, from: Browser): Promise<{ cookies: string[] }> {
  const offered = await readInvitation(secretIn(acceptanceInput, input));
  const { secret, name, password } = parse(acceptanceInput, input);
  const passwordHash = await newPasswordHash(password, {
    email: offered.email,
    name,
    places: offered.school ? [offered.school] : [],
  });
  const userId = await write(async (database) => {
    const token = await spendToken(database, secret, 'invitation');
    await requireInviter(database, token);
    const user = await openAccount(database, {
      email: token.email as string,
      name,
      passwordHash,
      role: token.role ?? 'teacher',
      schoolId: token.schoolId,
      state: 'active',
    });
    if (!user) throw conflict('С этой почтой уже есть учётная запись. Войдите или восстановите пароль.');
    await recordAudit(database, user, 'invitation.accept', { kind: 'person', id: user.id }, { invitation: token.id });
    return user.id;
  });
  return { cookies: await enter(userId, from) };
}
