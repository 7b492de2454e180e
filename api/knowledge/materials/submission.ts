import { eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { materials, materialWriters } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { releaseFrom } from '../../platform/files/index.ts';
import { badInput, forbidden } from '../../platform/problem/index.ts';
import { missingIn, sameContent } from './content.ts';
import { type MaterialRow, materialFor } from './find.ts';
import { textOfShownFile } from './handBack.ts';
import { keepRevision, newestRevision, revisionNumbered } from './keeping.ts';
import { type Saved, savedOf } from './material.ts';
import { isWriter, mayDelete, mayRead, mayWrite } from './policy.ts';
import { stateAfter } from './states.ts';
import { tellOfSubmission } from './telling.ts';

/**
 * Hands a text in: as it stands it becomes a revision that a second methodist decides about. Asked a second time (a double
 * click) it answers the same and makes no second revision.
 * @throws Problem 400 with an error for each field that is not filled; 409 from a state that is past submission
 */
export async function submitMaterial(actor: Actor, id: string): Promise<Saved & { revision: number }> {
  await materialFor(read, actor, id, mayWrite);
  return write(async (database) => {
    const material = await materialFor(database, actor, id, mayWrite);
    if (material.state === 'review')
      return { ...savedOf(material), revision: (await newestRevision(database, id))?.number ?? 0 };
    const state = stateAfter(material.state, 'submit');
    const missing = missingIn(material.content);
    if (missing.length > 0) throw badInput(missing);
    const now = new Date();
    const by = actor.id;
    const revision = await keepRevision(database, id, { content: material.content, reason: 'submitted', by, at: now });
    await database.update(materials).set({ state, submittedAt: now }).where(eq(materials.id, id));
    await recordAudit(database, actor, 'material.submitted', { kind: 'material', id }, { revision });
    await tellOfSubmission(database, material, actor);
    return { ...savedOf({ ...material, state }), revision };
  });
}

type Change = (database: Database, material: MaterialRow) => Promise<Partial<MaterialRow>>;

/** One step of a material in one transaction, written down in the log. */
export async function step(
  actor: Actor,
  id: string,
  action: string,
  may: Parameters<typeof materialFor>[3],
  why: string | undefined,
  change: Change,
): Promise<Saved> {
  await materialFor(read, actor, id, may, why);
  return write(async (database) => {
    const material = await materialFor(database, actor, id, may, why);
    const changed = await change(database, material);
    await database.update(materials).set(changed).where(eq(materials.id, id));
    await recordAudit(database, actor, action, { kind: 'material', id }, {});
    return savedOf({ ...material, ...changed });
  });
}

/** Takes a text back from review, to go on writing: by who wrote at it. */
export const withdrawMaterial = (actor: Actor, id: string): Promise<Saved> =>
  step(
    actor,
    id,
    'material.withdrawn',
    (who, material) => mayWrite(who) && isWriter(who, material),
    'Отозвать материал может тот, кто его писал. Если нужно что-то изменить, верните его с замечанием.',
    async (_database, { state }) => ({ state: stateAfter(state, 'withdraw') }),
  );

/**
 * Begins the next text of a published or archived material; what readers see stays until it is published. One that was handed
 * back to its file begins with the words of the file.
 */
export const reviseMaterial = (actor: Actor, id: string): Promise<Saved> =>
  step(actor, id, 'material.revised', mayRead, undefined, async (database, material) => {
    const state = stateAfter(material.state, 'revise');
    const content = await textOfShownFile(database, material);
    if (!content || sameContent(content, material.content)) return { state };
    await keepRevision(database, id, { content, reason: 'imported', by: actor.id });
    return { state, content, title: content.title, version: material.version + 1 };
  });

/** Throws away what was written since the publication: the text goes back to the revision that readers see. */
export const discardChanges = (actor: Actor, id: string): Promise<Saved> =>
  step(actor, id, 'material.discarded', mayRead, undefined, async (database, material) => {
    const shown =
      material.publishedRevision === null
        ? undefined
        : await revisionNumbered(database, id, material.publishedRevision);
    if (!shown) throw forbidden('Этот материал ещё не публиковали: вернуться не к чему.');
    if (material.state !== 'draft' && material.state !== 'returned') stateAfter(material.state, 'submit');
    await keepRevision(database, id, {
      content: material.content,
      reason: 'saved',
      by: material.savedById,
      at: material.updatedAt,
    });
    await database.delete(materialWriters).where(eq(materialWriters.materialId, id));
    await releaseFrom(database, { kind: 'draft', id });
    return {
      content: shown.content,
      title: shown.content.title,
      state: material.archiveReason ? 'archived' : 'published',
      version: material.version + 1,
    };
  });

/** Removes a draft that no reader has ever seen: by its author. */
export async function deleteMaterial(actor: Actor, id: string): Promise<void> {
  const why = 'Удалить можно свой черновик, который ещё не публиковали.';
  await materialFor(read, actor, id, mayDelete, why);
  await write(async (database) => {
    await materialFor(database, actor, id, mayDelete, why);
    await releaseFrom(database, { kind: 'material', id });
    await releaseFrom(database, { kind: 'draft', id });
    await database.delete(materials).where(eq(materials.id, id));
    await recordAudit(database, actor, 'material.deleted', { kind: 'material', id }, {});
  });
}
