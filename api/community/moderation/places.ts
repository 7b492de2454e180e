import { asc, inArray } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { requireScope } from './scope.ts';

/** The associations where the caller moderates, by title: for filters and for moving discussions. @throws Problem 401, 403 */
export async function moderatedAssociations(caller: MaybeActor): Promise<{ id: string; title: string }[]> {
  const { scope } = await requireScope(caller);
  if (!scope.everywhere && scope.associations.length === 0) return [];
  return read
    .select({ id: associations.id, title: associations.title })
    .from(associations)
    .where(scope.everywhere ? undefined : inArray(associations.id, [...scope.associations]))
    .orderBy(asc(associations.title))
    .limit(300);
}
