import { eq, or } from 'drizzle-orm';
import { type Database, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { associationMembers, associations } from '../../../db/schema/associations/associations.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { slugFrom } from '../../platform/http/index.ts';
import { forbidden, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { type Association, readAssociation } from './association.ts';
import { cardInput, foundingInput } from './input.ts';
import { activePerson } from './person.ts';
import { mayEditCard, mayFound } from './policy.ts';

/** A free slug: the title's, with a number if it is taken. */
async function freeSlug(database: Database, title: string): Promise<string> {
  const wished = slugFrom(title) || 'obedinenie';
  // `new` and `statistics` are routes.
  const candidates = [wished, ...Array.from({ length: 50 }, (_, index) => `${wished}-${index + 2}`)].filter(
    (slug) => slug !== 'new' && slug !== 'statistics',
  );
  const taken = await database
    .select({ slug: associations.slug })
    .from(associations)
    .where(or(...candidates.map((slug) => eq(associations.slug, slug))));
  const used = new Set(taken.map(({ slug }) => slug));
  return candidates.find((slug) => !used.has(slug)) ?? `${wished}-${newId()}`;
}

/** Creates an association; methodists only. @throws Problem 401, 403, 400 */
export async function foundAssociation(actor: MaybeActor, input: unknown): Promise<Association> {
  const founder = signedIn(actor);
  if (!mayFound(founder))
    throw forbidden('Объединения создаёт методист. Напишите в методический центр, если нужно новое.');
  const { head, ...card } = parse(foundingInput, input);
  const headId = head ? await activePerson(head, 'head') : null;
  const id = newId();
  await write(async (database) => {
    await database.insert(associations).values({ id, slug: await freeSlug(database, card.title), ...card });
    if (headId)
      await database.insert(associationMembers).values({
        associationId: id,
        userId: headId,
        membership: 'head',
        decidedBy: founder.id,
        decidedAt: new Date(),
      });
    await recordAudit(
      database,
      founder,
      'association.found',
      { kind: 'association', id },
      { title: card.title, head: headId },
    );
  });
  emit({ kind: 'association.changed', associationId: id });
  return readAssociation(founder, id);
}

/** Changes the card. The visibility is decided by the centre: a change by a head keeps it. @throws Problem 401, 404, 403, 400 */
export async function editAssociation(actor: MaybeActor, key: string, input: unknown): Promise<Association> {
  const editor = signedIn(actor);
  const association = await readAssociation(editor, key);
  if (!mayEditCard(editor, association)) throw forbidden('Карточку объединения меняют его руководитель и методист.');
  const card = parse(cardInput, input);
  if (card.visibility !== association.visibility && !mayFound(editor))
    throw forbidden('Кому видны обсуждения, решает методист. Остальное вы можете изменить.');
  await write(async (database) => {
    await database.update(associations).set(card).where(eq(associations.id, association.id));
    await recordAudit(
      database,
      editor,
      'association.edit',
      { kind: 'association', id: association.id },
      { visibility: card.visibility, admission: card.admission },
    );
  });
  emit({ kind: 'association.changed', associationId: association.id });
  return readAssociation(editor, association.id);
}
