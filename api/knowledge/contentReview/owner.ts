import { and, asc, eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { upkeep } from '../../../db/schema/contentReview.ts';
import { notify } from '../../people/notifications/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, forbidden, parse } from '../../platform/problem/index.ts';
import { readPublicationById } from '../bank/index.ts';
import { ownerInput } from './input.ts';
import { mayKeep, mayOwn } from './policy.ts';

/** A centre has a handful of methodists. */
const most = 200;

/** People who can own a publication. */
export function possibleOwners(database: Database = read) {
  return database
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.role, 'methodist'), eq(users.state, 'active')))
    .orderBy(asc(users.name))
    .limit(most);
}

/** Whether the joined owner may still be one. A person who left the centre or changed roles counts as no owner. */
export const owns = and(eq(users.role, 'methodist'), eq(users.state, 'active'));

/** Recipients of notices about a publication: its owner, or every methodist while it has none. */
export async function keepersOf(database: Database, publicationId: string): Promise<string[]> {
  const [owner] = await database
    .select({ id: users.id, role: users.role, state: users.state })
    .from(upkeep)
    .innerJoin(users, eq(users.id, upkeep.ownerId))
    .where(eq(upkeep.publicationId, publicationId));
  if (owner && mayOwn(owner)) return [owner.id];
  return (await possibleOwners(database)).map(({ id }) => id);
}

/** Sets the owner of a publication; an empty `person` removes it. The new owner is notified. */
export async function nameOwner(actor: Actor, publicationId: string, input: unknown) {
  const { title } = await readPublicationById(actor, publicationId);
  if (!mayKeep(actor)) throw forbidden('Назначить ответственного может методист.');
  const { person } = parse(ownerInput, input);
  return write(async (database) => {
    const owner = person ? (await possibleOwners(database)).find(({ id }) => id === person) : null;
    if (owner === undefined)
      throw badInput([{ path: 'person', message: 'Отвечать за материал может работающий методист центра.' }]);
    const ownerId = owner?.id ?? null;
    await database
      .insert(upkeep)
      .values({ publicationId, ownerId })
      .onConflictDoUpdate({
        target: upkeep.publicationId,
        // The new owner has not been reminded yet.
        set: { ownerId, toldSoonFor: null, toldDueFor: null },
      });
    await recordAudit(
      database,
      actor,
      'publication.owner',
      { kind: 'publication', id: publicationId },
      { owner: ownerId },
    );
    if (owner)
      await notify(database, [owner.id], {
        kind: 'practice',
        title: `Вы отвечаете за «${title}»: мы напомним, когда его пора перечитать`,
        reason: 'вас назначили ответственным',
        url: `/upkeep/${publicationId}`,
        subject: `upkeep:${publicationId}`,
        actorId: actor.id,
      });
    return { owner };
  });
}
