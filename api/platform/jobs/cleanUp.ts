import { and, isNotNull, lt, ne, or } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { tokens } from '../../../db/schema/accounts.ts';
import { associationAddresses } from '../../../db/schema/associationWork.ts';
import { idempotencyKeys } from '../../../db/schema/discussions.ts';
import { writtenLetters } from '../../../db/schema/mail.ts';
import { notifications } from '../../../db/schema/notifications.ts';
import { practiceAddresses } from '../../../db/schema/outcomes.ts';
import { deleteOldDrafts } from '../../community/discussions/index.ts';
import { removeOldImports } from '../../knowledge/imports/index.ts';
import { deleteExpiredSessions, forgetOldDevices } from '../../people/accounts/index.ts';
import { removeLoose, removeOrphans } from '../files/index.ts';
import { removeOldLetters } from '../mail/index.ts';

const hour = 3_600_000;
/** So long whoever invited still sees in the list that an invitation ran out. */
const shownExpired = 7 * 24 * hour;

/**
 * Removes what has served its time: sessions that ran out, browsers unused for a year, keys of repeated writes after a day,
 * links that were used or ran out, letters that lie here after a day, addresses at which people were asked after three months,
 * notifications read half a year ago, uploads that no row points to.
 */
export async function cleanUp(now = Date.now()): Promise<void> {
  await deleteExpiredSessions();
  await forgetOldDevices(now);
  await write(async (database) => {
    await database.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, new Date(now - 24 * hour)));
    const expired = lt(tokens.expiresAt, new Date(now));
    const unseen = lt(tokens.expiresAt, new Date(now - shownExpired));
    await database
      .delete(tokens)
      .where(or(isNotNull(tokens.usedAt), and(expired, ne(tokens.purpose, 'invitation')), unseen));
    await database.delete(practiceAddresses).where(lt(practiceAddresses.askedAt, new Date(now - 90 * 24 * hour)));
    await database
      .delete(associationAddresses)
      .where(lt(associationAddresses.createdAt, new Date(now - 90 * 24 * hour)));
    await database.delete(writtenLetters).where(lt(writtenLetters.createdAt, new Date(now - 24 * hour)));
    // An id begins with its time: the old ones are found by the key.
    const halfYearAgo = newId(now - 180 * 24 * hour);
    await database.delete(notifications).where(and(isNotNull(notifications.readAt), lt(notifications.id, halfYearAgo)));
  });
  await removeOldLetters(now);
  await deleteOldDrafts(now);
  await removeOldImports(now);
  await removeLoose(now);
  await removeOrphans(now);
}
