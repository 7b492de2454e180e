import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, readAside, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { capabilities } from '../../platform/capability/index.ts';
import type { Person, PersonalData, WithdrawalCause } from '../../platform/personalData/index.ts';
import { conflict, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { requireAnotherAdministrator } from './administrators.ts';
import { requirePassword } from './passwordChange.ts';
import { closeSession } from './session.ts';

/** Personal data declared by all rooms. */
const everything = () => capabilities().flatMap(({ personalData = [] }) => personalData);

/**
 * Everything the platform holds about a person, as plain data under Russian keys (152-ФЗ, статья 14). Secrets and hashes are left
 * out. It is read in a worker, so that no page waits for it.
 */
export async function exportOwnData(actor: MaybeActor): Promise<Record<string, unknown>> {
  const { id } = signedIn(actor);
  const person = await personOf(readAside, id);
  const parts: Record<string, unknown> = { Выгружено: new Date() };
  for (const { called, table, exported, where } of everything())
    parts[called] = await readAside.select(exported).from(table).where(where(person));
  return parts;
}

async function personOf(database: Database, id: string): Promise<Person> {
  const [person] = await database
    .select({ id: users.id, email: users.email, name: users.name })
    .from(users)
    .where(eq(users.id, id));
  return person as Person;
}

export const closingInput = z.object({ password: z.string({ error: 'Введите пароль.' }).max(200) });

/**
 * Closes the caller's own account, which withdraws the consent to processing. The declarations of personal data say what happens to
 * each kind: deleted, left without a name, or kept for a stated reason.
 * @returns the cookie that clears the browser's session
 * @throws Problem 409 for the last administrator and for the head of an association, who must be replaced first
 */
export async function closeAccount(actor: MaybeActor, input: unknown): Promise<string> {
  const me = signedIn(actor);
  const { password } = parse(closingInput, input);
  await requirePassword(me, password, 'password');
  await write(async (database) => {
    await requireNoDuty(database, me);
    const person = await personOf(database, me.id);
    await tellWithdrawal(database, person, 'closed');
    // The account itself last: other rows are found by its e-mail and name.
    const [account, others] = [everything().filter(isAccount), everything().filter((data) => !isAccount(data))];
    for (const data of [...others, ...account]) await leave(database, data, person);
    await recordAudit(database, me, 'person.close', { kind: 'person', id: me.id });
  });
  emit({ kind: 'person.changed', userId: me.id });
  return closeSession(me.id, me.sessionId);
}

const isAccount = ({ table }: PersonalData) => table === users;

async function requireNoDuty(database: Database, me: Actor): Promise<void> {
  if (me.role === 'admin') await requireAnotherAdministrator(database, me.id);
  const [headed] = await database
    .select({ id: associationMembers.associationId })
    .from(associationMembers)
    .where(and(eq(associationMembers.userId, me.id), eq(associationMembers.membership, 'head')))
    .limit(1);
  if (headed)
    throw conflict('Вы руководите объединением. Сначала передайте руководство: напишите в методический центр.');
}

/** Applies a declaration to its rows. */
async function leave(database: Database, { table, where, leaving }: PersonalData, person: Person): Promise<void> {
  if (leaving.act === 'erased') await database.delete(table).where(where(person));
  else if (leaving.change) await database.update(table).set(leaving.change(person)).where(where(person));
}

/** Tells the rooms, in the transaction of the withdrawal, that a consent is withdrawn. */
export async function tellWithdrawal(database: Database, person: Person, cause: WithdrawalCause): Promise<void> {
  for (const { onWithdrawal } of everything()) await onWithdrawal?.(database, person, cause);
}
