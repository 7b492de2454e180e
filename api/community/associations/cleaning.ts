import { lt } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { associationAddresses } from '../../../db/schema/associations/work.ts';

const quarter = 90 * 24 * 3_600_000;

/** Deletes e-mail addresses invited three months ago. */
export async function forgetAddresses(now: number): Promise<void> {
  await write((database) =>
    database.delete(associationAddresses).where(lt(associationAddresses.createdAt, new Date(now - quarter))),
  );
}
