import { lt } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { practiceAddresses } from '../../../db/schema/practices/invitations.ts';

const quarter = 90 * 24 * 3_600_000;

/** Deletes invited addresses of co-authors after three months. */
export async function forgetAddresses(now: number): Promise<void> {
  await write((database) =>
    database.delete(practiceAddresses).where(lt(practiceAddresses.askedAt, new Date(now - quarter))),
  );
}
