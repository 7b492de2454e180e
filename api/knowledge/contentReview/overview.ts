import { and, eq } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { upkeep } from '../../../db/schema/contentReview.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { readPublicationById } from '../bank/index.ts';
import { confirmationsOf } from './confirmations.ts';
import { marksOf } from './markList.ts';
import { owns, possibleOwners } from './owner.ts';
import { mayKeep } from './policy.ts';

/** Owner, confirmations, marks and links of one publication: for methodists. */
export async function readUpkeep(actor: Actor, publicationId: string) {
  const { id, title, url, owner, reviewedAt, reviewDueAt, practiceId } = await readPublicationById(
    actor,
    publicationId,
  );
  if (!mayKeep(actor)) throw forbidden('За тем, чтобы материалы не устаревали, следят методисты.');
  const [[row], people, confirmations, marks] = await Promise.all([
    read
      .select({ owner: { id: users.id, name: users.name } })
      .from(upkeep)
      .innerJoin(users, and(eq(users.id, upkeep.ownerId), owns))
      .where(eq(upkeep.publicationId, id)),
    possibleOwners(),
    confirmationsOf(id),
    marksOf(id),
  ]);
  return {
    id,
    title,
    url,
    /** Files of a practice in the database belong to its authors. */
    attachable: practiceId === null,
    department: owner,
    owner: row?.owner ?? null,
    people,
    reviewedAt,
    reviewDueAt,
    confirmations,
    marks,
  };
}
