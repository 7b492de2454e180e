import { z } from 'zod';
import { read, write } from '../../../db/client.ts';
import { conflict, parse } from '../../platform/problem/index.ts';
import { line } from '../../platform/russian/shared/russian.ts';
import {
  type Browser,
  enter,
  newPasswordHash,
  passwordShape,
  peekToken,
  secretIn,
  secretShape,
  spendToken,
} from '../accounts/index.ts';
import { letWait } from './joining.ts';
import { schoolWithLink } from './joinLink.ts';

export const joinConfirmationInput = z.object({
  secret: secretShape,
  name: line(120, 3),
  password: passwordShape,
});

/** What the page of the letter's link shows before it is used. @throws Problem 404 */
export async function readJoinRequest(secret: string): Promise<{ email: string; name: string; school: string }> {
  const { email, name, schoolId } = await peekToken(secret, 'join');
  const { title } = await schoolWithLink(read, schoolId);
  return { email: email ?? '', name: name ?? '', school: title };
}

/**
 * Confirms the mailbox: creates the account, which waits for the school's approval, and opens its session. The password is
 * chosen only here, by the person who reads the mail, not by the one who typed the address.
 * @throws Problem 404 when the link no longer works, 400, 409 when the address has got an account meanwhile
 */
export async function confirmJoin(input: unknown, from: Browser): Promise<{ cookies: string[] }> {
  const request = await readJoinRequest(secretIn(joinConfirmationInput, input));
  const { secret, name, password } = parse(joinConfirmationInput, input);
  const passwordHash = await newPasswordHash(password, { email: request.email, name, places: [request.school] });
  const userId = await write(async (database) => {
    const token = await spendToken(database, secret, 'join');
    const school = await schoolWithLink(database, token.schoolId);
    const id = await letWait(database, {
      name,
      email: token.email as string,
      passwordHash,
      position: token.position ?? '',
      schoolId: school.id,
    });
    if (!id) throw conflict('С этой почтой уже есть учётная запись. Войдите или восстановите пароль.');
    return id;
  });
  return { cookies: await enter(userId, from) };
}
