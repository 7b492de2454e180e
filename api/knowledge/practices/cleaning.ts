import { lt } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { practiceAddresses } from '../../../db/schema/practices/invitations.ts';

const quarter = 90 * 24 * 3_600_000;

/** Forgets addresses at which co-authors were asked three months ago. */
export async function forgetAddresses(now: number): Promise<void> {
  await write((database) =>
    database.delete(practiceAddresses).where(lt(practiceAddresses.askedAt, new Date(now - quarter))),
  );
}
