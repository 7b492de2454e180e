import { count, isNull } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { schoolKinds } from '../../../db/schema/schools.ts';
import { isAdministrator } from '../../people/accounts/policy.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { floorOf, levelOf, readSpace } from '../../platform/disk/index.ts';
import { forbidden } from '../../platform/problem/index.ts';

/**
 * People by role and state, schools by kind, and the disk space (null where it is
 * unknown). For administrators only.
 */
export async function overview(actor: MaybeActor) {
  if (!isAdministrator(signedIn(actor))) throw forbidden('Этот раздел ведёт администратор платформы.');
  const [people, kinds, space] = await Promise.all([
    read.select({ role: users.role, state: users.state, count: count() }).from(users).groupBy(users.role, users.state),
    read
      .select({ kind: schoolKinds.kind, count: count() })
      .from(schoolKinds)
      .where(isNull(schoolKinds.until))
      .groupBy(schoolKinds.kind),
    readSpace(),
  ]);
  return { people, kinds, disk: space && { ...space, level: levelOf(space), full: space.free < floorOf(space) } };
}
