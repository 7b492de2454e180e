import { and, eq, or } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { badInput } from '../../platform/problem/index.ts';

/** An active person by id or e-mail. @throws Problem 400 at `path` when there is none */
export async function activePerson(key: string, path: string): Promise<string> {
  const [person] = await read
    .select({ id: users.id })
    .from(users)
    .where(and(or(eq(users.id, key), eq(users.email, key.toLowerCase())), eq(users.state, 'active')));
  if (!person)
    throw badInput([
      { path, message: 'Такого человека на платформе нет. Проверьте адрес или сначала пригласите его.' },
    ]);
  return person.id;
}
