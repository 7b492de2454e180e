import { inArray } from 'drizzle-orm';
import { type Database, read } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { users } from '../../../db/schema/accounts.ts';
import { practices } from '../../../db/schema/practices.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { forbidden, parse } from '../../platform/problem/index.ts';
import { practiceInput } from './input.ts';
import { mayCreate } from './policy.ts';

/**
 * Creates a draft of a practice in the caller's transaction, for what grew out of common work. Co-authors are asked
 * whether they want to be named (`api/community/practiceFromThread/invitations.ts`).
 * @param input as accepted by `practiceInput`
 * @throws Problem 403 when the author has no school and is not a methodist; 400
 */
export async function beginJointly(database: Database, actor: Actor, input: unknown) {
  if (!mayCreate(actor)) throw forbidden('Практику пишут сотрудники школ и методисты.');
  const content = parse(practiceInput, input);
  const id = newId();
  await database.insert(practices).values({ ...content, id, authorId: actor.id, schoolId: actor.school?.id ?? null });
  await recordAudit(database, actor, 'practice.created', { kind: 'practice', id }, {});
  return { id, url: `/practices/${id}/edit` };
}

/** Those of these people whose account is active. */
export async function stillHere(userIds: string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const rows = await read.select({ id: users.id, state: users.state }).from(users).where(inArray(users.id, userIds));
  return userIds.filter((id) => rows.some((row) => row.id === id && row.state === 'active'));
}
