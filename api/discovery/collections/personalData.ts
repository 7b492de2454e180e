import { sql } from 'drizzle-orm';
import { collectionItems, collections } from '../../../db/schema/collections.ts';
import { anonymised, erased, type PersonalData, personal } from '../../platform/personalData/index.ts';

const seenByOthers = sql`${collections.visibility} <> 'personal' and ${collections.state} = 'active'`;
const gives = ['id', 'title', 'description', 'visibility', 'state', 'createdAt', 'updatedAt'] as const;

/** Collections that others use stay without a name and may be taken over; those nobody else saw are deleted. */
export const personalData: PersonalData[] = [
  personal('Пояснения в моих подборках', collectionItems, {
    where: ({ id }) =>
      sql`${collectionItems.collectionId} in (select ${collections.id} from ${collections} where ${collections.ownerId} = ${id})`,
    gives: ['collectionId', 'publicationId', 'note', 'createdAt', 'removedAt'],
    leaving: anonymised('остаются или уходят вместе с подборкой'),
  }),
  personal('Подборки, которыми я поделился(ась)', collections, {
    by: ['ownerId'],
    secrets: ['seed'],
    only: seenByOthers,
    gives,
    leaving: anonymised(
      'подборка остаётся тем, кто ею пользуется; составитель — запись без имени, подборку может взять другой',
    ),
  }),
  personal('Личные, архивные и удалённые подборки', collections, {
    by: ['ownerId'],
    secrets: ['seed'],
    only: sql`not (${seenByOthers})`,
    gives,
    leaving: erased,
  }),
];
