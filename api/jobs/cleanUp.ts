import { and, isNotNull, isNull, lt } from 'drizzle-orm';
import { write } from '../../db/client.ts';
import { newId } from '../../db/identifier.ts';
import { tokens } from '../../db/schema/accounts.ts';
import { associationAddresses } from '../../db/schema/associationWork.ts';
import { idempotencyKeys } from '../../db/schema/discussions.ts';
import { notifications } from '../../db/schema/notifications.ts';
import { practiceAddresses } from '../../db/schema/outcomes.ts';
import { forgetOldDevices } from '../accounts/knownDevices.ts';
import { deleteExpiredSessions } from '../accounts/session.ts';
import { deleteOldDrafts } from '../discussions/drafts.ts';
import { removeLoose } from '../files/loose.ts';
import { removeOrphans } from '../files/orphans.ts';
import { removeOldImports } from '../imports/import.ts';

const hour = 3_600_000;

/**
 * Removes what has served its time: sessions that ran out, browsers unused for a year, keys of repeated writes after a day, links never used after a
 * month, addresses at which people were asked after three, notifications read half a year ago, uploads that no row points to.
 */
export async function cleanUp(now = Date.now()): Promise<void> {
  await deleteExpiredSessions();
  await forgetOldDevices(now);
  await write(async (database) => {
    await database.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, new Date(now - 24 * hour)));
    await database
      .delete(tokens)
      .where(and(isNull(tokens.usedAt), lt(tokens.expiresAt, new Date(now - 30 * 24 * hour))));
    await database.delete(practiceAddresses).where(lt(practiceAddresses.askedAt, new Date(now - 90 * 24 * hour)));
    await database
      .delete(associationAddresses)
      .where(lt(associationAddresses.createdAt, new Date(now - 90 * 24 * hour)));
    // An id begins with its time: the old ones are found by the key.
    const halfYearAgo = newId(now - 180 * 24 * hour);
    await database.delete(notifications).where(and(isNotNull(notifications.readAt), lt(notifications.id, halfYearAgo)));
  });
  await deleteOldDrafts(now);
  await removeOldImports(now);
  await removeLoose(now);
  await removeOrphans(now);
}
