import { lt } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { idempotencyKeys } from '../../../db/schema/repetition.ts';

const day = 86_400_000;

/** Deletes idempotency keys after a day. */
export async function deleteOldKeys(now: number): Promise<void> {
  await write((database) => database.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, new Date(now - day))));
}
