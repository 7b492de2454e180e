import { eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { materials, materialWriters } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { releaseFrom } from '../../platform/files/index.ts';
import { badInput, forbidden } from '../../platform/problem/index.ts';
import { takeStep } from '../../platform/workflow/index.ts';
import { missingIn, sameContent } from './content.ts';
import { materialFor } from './find.ts';
import { textOfShownFile } from './handBack.ts';
import { keepRevision, newestRevision, revisionNumbered } from './keeping.ts';
import { type Saved, savedOf } from './material.ts';
import { mayDelete } from './policy.ts';
import { materialFlow } from './steps.ts';

/**
 * Hands a text in: as it stands it becomes a revision that a second methodist decides about. Asked a second time (a double
 * click) it answers the same and makes no second revision.
 * @throws Problem 400 with an error for each field that is not filled; 409 from a state that is past submission
 */
export async function submitMaterial(actor: Actor, id: string): Promise<Saved & { revision: number }> {
  const { after, result } = await takeStep(materialFlow, actor, id, 'submit', undefined, {
    async change(database, { thing: { content }, now: at }) {
      const missing = missingIn(content);
      if (missing.length > 0) throw badInput(missing);
      const revision = await keepRevision(database, id, { content, reason: 'submitted', by: actor.id, at });
      return { set: { submittedAt: at }, facts: { revision }, result: revision };
    },
  });
  return { ...savedOf(after), revision: result ?? (await newestRevision(read, id))?.number ?? 0 };
}

/** Takes a text back from review, to go on writing: by who wrote at it. */
export const withdrawMaterial = async (actor: Actor, id: string): Promise<Saved> =>
  savedOf((await takeStep(materialFlow, actor, id, 'withdraw')).after);

/**
 * Begins the next text of a published or archived material; what readers see stays until it is published. One that was handed
 * back to its file begins with the words of the file.
 */
export async function reviseMaterial(actor: Actor, id: string): Promise<Saved> {
  const { after } = await takeStep(materialFlow, actor, id, 'revise', undefined, {
    async change(database, { thing }) {
      const content = await textOfShownFile(database, thing);
      if (!content || sameContent(content, thing.content)) return {};
      await keepRevision(database, id, { content, reason: 'imported', by: actor.id });
      return { set: { content, title: content.title, version: thing.version + 1 } };
    },
  });
  return savedOf(after);
}

/** Throws away what was written since the publication: the text goes back to the revision that readers see. */
export async function discardChanges(actor: Actor, id: string): Promise<Saved> {
  const { after } = await takeStep(materialFlow, actor, id, 'discard', undefined, {
    async change(database, { thing: { content, publishedRevision, savedById: by, updatedAt: at, version } }) {
      const shown = await revisionNumbered(database, id, publishedRevision ?? 0);
      if (!shown) throw forbidden(materialFlow.steps.discard.whyNot);
      await keepRevision(database, id, { content, reason: 'saved', by, at });
      await database.delete(materialWriters).where(eq(materialWriters.materialId, id));
      await releaseFrom(database, { kind: 'draft', id });
      return { set: { content: shown.content, title: shown.content.title, version: version + 1 } };
    },
  });
  return savedOf(after);
}

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
