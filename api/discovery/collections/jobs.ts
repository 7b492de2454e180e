import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { collectionItems, collections } from '../../../db/schema/collections.ts';
import { onJob, schedule } from '../../platform/jobs/index.ts';
import { tellOfOrphans } from './keeper.ts';
import { tellJob, tellOfSharing } from './telling.ts';

const month = 30 * 86_400_000;

/** Purges collections and parts that were deleted a month ago. */
export async function removeDeleted(now = Date.now()): Promise<void> {
  const before = new Date(now - month);
  await write(async (database) => {
    await database
      .delete(collections)
      .where(and(eq(collections.state, 'deleted'), or(isNull(collections.stateAt), lt(collections.stateAt, before))));
    await database
      .delete(collectionItems)
      .where(and(isNotNull(collectionItems.removedAt), lt(collectionItems.removedAt, before)));
  });
}

/** Called once per process. */
export function registerCollectionJobs(): void {
  onJob(tellJob, ({ id }) => tellOfSharing(String(id)), 'Рассказать о подборке тем, с кем ею поделились');
  schedule('collections', '29 3 * * *', () => removeDeleted(), 'Убрать подборки, удалённые месяц назад');
  schedule('collections.orphans', '33 6 * * *', tellOfOrphans, 'Сказать, что подборка осталась без составителя');
}
