import { inArray } from 'drizzle-orm';
import { type Database, read } from '../../db/client.ts';
import { newId } from '../../db/identifier.ts';
import { users } from '../../db/schema/accounts.ts';
import { practiceAuthors, practices } from '../../db/schema/practices.ts';
import type { Actor } from '../accounts/actor.ts';
import { recordAudit } from '../accounts/audit.ts';
import { forbidden, parse } from '../http/problem.ts';
import { notify } from '../notifications/notify.ts';
import { practiceInput } from './input.ts';
import { mayCreate } from './policy.ts';

export interface JointDraft {
  /** What `practiceInput` takes. */
  input: unknown;
  /** Everybody else who wrote it; each is asked, and named in public only with his consent to publication. */
  coauthors: string[];
  /** Why the co-authors hear of it: «вы участвовали в паре». */
  reason: string;
}

const mostCoauthors = 10;

/**
 * Begins a practice of several people as a draft of the first, in the caller's transaction: for what grew out of common work.
 * Its co-authors are told that they are named, what that means, and how to take their name off.
 * @throws Problem 403 for who belongs to no school and is no methodist; 400
 */
export async function beginJointly(database: Database, actor: Actor, { input, coauthors, reason }: JointDraft) {
  if (!mayCreate(actor)) throw forbidden('Практику пишут сотрудники школ и методисты.');
  const content = parse(practiceInput, input);
  const id = newId();
  await database.insert(practices).values({ ...content, id, authorId: actor.id, schoolId: actor.school?.id ?? null });
  const others = coauthors.filter((one) => one !== actor.id).slice(0, mostCoauthors);
  if (others.length > 0) {
    await database.insert(practiceAuthors).values(others.map((userId) => ({ practiceId: id, userId })));
    await notify(database, others, {
      kind: 'practice',
      title: `Вас назвали соавтором черновика «${content.title}». Согласны? Проверьте согласие на публикацию имени`,
      reason,
      url: `/practices/${id}/review`,
      subject: `practice:${id}`,
      actorId: actor.id,
    });
  }
  await recordAudit(database, actor, 'practice.created', { kind: 'practice', id }, { coauthors: others.length });
  return { id, url: `/practices/${id}/edit` };
}

/** Those of these people whose account is in use. */
export async function stillHere(userIds: string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const rows = await read.select({ id: users.id, state: users.state }).from(users).where(inArray(users.id, userIds));
  return userIds.filter((id) => rows.some((row) => row.id === id && row.state === 'active'));
}
