import { count, isNull } from 'drizzle-orm';
import { read } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { schoolKinds } from '../../db/schema/schools.ts';
import { forbidden } from '../http/problem.ts';
import { type MaybeActor, signedIn } from './actor.ts';
import { isAdministrator } from './policy.ts';

/** How many people of each role and state there are, and how many schools of each kind. Only the administrator. */
export async function overview(actor: MaybeActor) {
  if (!isAdministrator(signedIn(actor))) throw forbidden('Этот раздел ведёт администратор платформы.');
  const [people, kinds] = await Promise.all([
    read.select({ role: users.role, state: users.state, count: count() }).from(users).groupBy(users.role, users.state),
    read
      .select({ kind: schoolKinds.kind, count: count() })
      .from(schoolKinds)
      .where(isNull(schoolKinds.until))
      .groupBy(schoolKinds.kind),
  ]);
  return { people, kinds };
}
