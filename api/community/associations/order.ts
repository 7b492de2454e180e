import { eq } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { associations } from '../../../db/schema/associations/associations.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { readAssociation } from './association.ts';
import { orderInput } from './input.ts';
import { mayEditCard } from './policy.ts';

/** Changes the rules of the association, and whether a new member's first post awaits approval. @throws Problem 401, 404, 403, 400 */
export async function setOrder(
  actor: MaybeActor,
  key: string,
  input: unknown,
): Promise<{ holdsFirstPosts: boolean; rules: string }> {
  const person = signedIn(actor);
  const association = await readAssociation(person, key);
  if (!mayEditCard(person, association)) throw forbidden('Объединение настраивают его руководитель и методист.');
  const order = parse(orderInput, input);
  await write(async (database) => {
    await database.update(associations).set(order).where(eq(associations.id, association.id));
    await recordAudit(
      database,
      person,
      'association.order',
      { kind: 'association', id: association.id },
      {
        holdsFirstPosts: order.holdsFirstPosts,
        ...(order.rules !== association.rules && { changed: ['rules'] }),
      },
    );
  });
  emit({ kind: 'association.changed', associationId: association.id });
  return order;
}
