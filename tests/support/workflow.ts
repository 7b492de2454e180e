import { eq } from 'drizzle-orm';
import type { Actor } from '../../api/platform/actor/index.ts';
import { Problem } from '../../api/platform/problem/index.ts';
import './app.ts';

const { read } = await import('../../db/client.ts');
const { audit, users } = await import('../../db/schema/accounts.ts');

/** A demo person as the rules see one. */
export async function actorOf(name: string): Promise<Actor> {
  const [found] = await read
    .select()
    .from(users)
    .where(eq(users.email, `${name}@demo.test`));
  if (!found) throw new Error(`no ${name}`);
  const { id, email, role, schoolId } = found;
  return {
    id,
    name,
    email,
    role,
    state: 'active',
    school: schoolId ? { id: schoolId, slug: '', title: '', kind: 'regular' } : null,
    sessionId: '',
    consents: { processing: true, publication: true },
    moderates: false,
  };
}

/** The status and the words of a refusal; 200 for none. */
export async function outcomeOf(work: Promise<unknown>): Promise<[number, string?]> {
  try {
    await work;
    return [200];
  } catch (error) {
    if (error instanceof Problem) return [error.status, error.detail];
    throw error;
  }
}

/** The actions that the log tells of a thing, oldest first. */
export const loggedOf = async (id: string): Promise<string[]> =>
  (await read.select({ action: audit.action }).from(audit).where(eq(audit.subjectId, id)).orderBy(audit.id)).map(
    ({ action }) => action,
  );
