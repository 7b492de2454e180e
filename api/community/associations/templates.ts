import { and, asc, count, eq, max } from 'drizzle-orm';
import { z } from 'zod';
import { read, write } from '../../../db/client.ts';
import { threadTemplates } from '../../../db/schema/associations/associations.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';
import { readAssociation } from './association.ts';
import { mayManageMembers } from './policy.ts';

export const mostTemplates = 10;
export const templateInput = z.object({ title: line(80, 3), body: text(5000) });

const shown = ({ id, title, body }: typeof threadTemplates.$inferSelect) => ({ id, title, body });

/** The templates for new discussions of an association, for people who may read it. @throws Problem 404 */
export async function listTemplates(actor: MaybeActor, key: string) {
  const association = await readAssociation(actor, key);
  if (!association.inside) throw notFound();
  const rows = await read
    .select()
    .from(threadTemplates)
    .where(eq(threadTemplates.associationId, association.id))
    .orderBy(asc(threadTemplates.position), asc(threadTemplates.id))
    .limit(mostTemplates);
  return rows.map(shown);
}

/** @throws Problem 401, 404, 403 for everyone but the head and methodists */
async function managed(actor: MaybeActor, key: string) {
  const manager = signedIn(actor);
  const association = await readAssociation(manager, key);
  if (!mayManageMembers(manager, association))
    throw forbidden('Шаблоны составляют руководитель объединения и методист.');
  return { manager, association };
}

/** @throws Problem 401, 404, 403, 400 (also for an eleventh) */
export async function addTemplate(actor: MaybeActor, key: string, input: unknown) {
  const { manager, association } = await managed(actor, key);
  const words = parse(templateInput, input);
  return write(async (database) => {
    const [known] = await database
      .select({ count: count(), last: max(threadTemplates.position) })
      .from(threadTemplates)
      .where(eq(threadTemplates.associationId, association.id));
    if ((known?.count ?? 0) >= mostTemplates)
      throw badInput([{ path: 'title', message: `Шаблонов может быть не больше ${mostTemplates}: уберите лишний.` }]);
    const [row] = await database
      .insert(threadTemplates)
      .values({ ...words, associationId: association.id, position: (known?.last ?? 0) + 1 })
      .returning();
    await recordAudit(
      database,
      manager,
      'association.template',
      { kind: 'association', id: association.id },
      { title: words.title },
    );
    return shown(row as NonNullable<typeof row>);
  });
}

const one = (associationId: string, id: string) =>
  and(eq(threadTemplates.associationId, associationId), eq(threadTemplates.id, id));

/** @throws Problem 401, 404, 403, 400 */
export async function editTemplate(actor: MaybeActor, key: string, id: string, input: unknown) {
  const { association } = await managed(actor, key);
  const [known] = await read.select({ id: threadTemplates.id }).from(threadTemplates).where(one(association.id, id));
  if (!known) throw notFound('Такого шаблона нет: возможно, его убрали.');
  const words = parse(templateInput, input);
  const [row] = await write((database) =>
    database.update(threadTemplates).set(words).where(one(association.id, id)).returning(),
  );
  if (!row) throw notFound('Такого шаблона нет: возможно, его убрали.');
  return shown(row);
}

/** @throws Problem 401, 404, 403 */
export async function removeTemplate(actor: MaybeActor, key: string, id: string): Promise<void> {
  const { association } = await managed(actor, key);
  const gone = await write((database) =>
    database.delete(threadTemplates).where(one(association.id, id)).returning({ id: threadTemplates.id }),
  );
  if (gone.length === 0) throw notFound('Такого шаблона нет: возможно, его убрали.');
}
