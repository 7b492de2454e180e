import { and, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import type { CollectionVisibility } from '../../../db/schema/collections.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { badInput, forbidden } from '../../platform/problem/index.ts';
import { mayShare } from './policy.ts';

interface Wanted {
  visibility: CollectionVisibility;
  association: string | null;
}
/** The columns that define the audience. */
interface Shared {
  visibility: CollectionVisibility;
  schoolId: string | null;
  associationId: string | null;
}

/**
 * The chosen audience, checked against the owner's school and associations.
 * @throws Problem 400 when no association is named, 403 when the owner may not share there
 */
export async function sharingOf(actor: Actor, { visibility, association }: Wanted): Promise<Shared> {
  const associationId = visibility === 'association' ? association : null;
  if (visibility === 'association' && !associationId)
    throw badInput([{ path: 'association', message: 'Выберите объединение, в котором поделитесь подборкой.' }]);
  const [place] = associationId
    ? await read
        .select({ membership: associationMembers.membership })
        .from(associationMembers)
        .where(and(eq(associationMembers.associationId, associationId), eq(associationMembers.userId, actor.id)))
    : [];
  if (!mayShare(actor, visibility, place?.membership)) throw forbidden(refusals[visibility]);
  return { visibility, associationId, schoolId: visibility === 'school' ? (actor.school?.id ?? null) : null };
}

const refusals: Record<CollectionVisibility, string> = {
  personal: 'Собирать подборки можно, когда администрация школы подтвердит, что вы у неё работаете.',
  school: 'Поделиться со школой может тот, кто в ней работает.',
  association: 'Поделиться в объединении могут его участники. Сначала вступите в него.',
  public: 'Показать подборку всем может методист. Поделитесь ею в своей школе, в объединении или дайте ссылку.',
};
