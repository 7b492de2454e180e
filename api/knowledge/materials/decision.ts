import { and, eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { materialRevisions, materials } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { badInput, conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { dayOf, timeOf } from '../../platform/russian/shared/russian.ts';
import { emit } from '../../platform/signals/index.ts';
import { takeOutMaterial } from '../bank/index.ts';
import { renderBody } from './body.ts';
import { type MaterialRow, materialFor } from './find.ts';
import { archiveInput, decisionInput } from './input.ts';
import { newestRevision } from './keeping.ts';
import { type Saved, savedOf } from './material.ts';
import { appearJob } from './planned.ts';
import { mayDecide, mayRead } from './policy.ts';
import { publishInto } from './publication.ts';
import { stateAfter } from './states.ts';
import { tellWriters } from './telling.ts';

export interface Decided extends Saved {
  /** The page of readers once it is published, else null. */
  publishedUrl: string | null;
}

const whyNotDecide =
  'Публикует второй методист: тот, кто не писал этот текст. Попросите коллегу прочитать материал свежими глазами.';

/** A plan for more than this ahead is most likely a slip of the year. */
const farthest = 366 * 86_400_000;

/**
 * Decides about the text under review: publishes it at once or at a moment, or returns it with a comment.
 * @throws Problem 403 for who wrote at it; 400 without the comment that is due, or for a moment that is past; 409 when it was
 * decided, withdrawn or handed in anew meanwhile
 */
export async function decideMaterial(actor: Actor, id: string, input: unknown): Promise<Decided> {
  const seen = await materialFor(read, actor, id, mayDecide, whyNotDecide);
  const { decision, comment, revision, publishAt } = parse(decisionInput, input);
  stateAfter(seen.state, decision);
  const planned = decision === 'publish' && publishAt ? plannedFor(publishAt) : null;
  const submitted = await newestRevision(read, id);
  const rendered = decision === 'publish' && !planned && submitted ? renderBody(submitted.content.body) : null;
  const { saved, shown } = await write(async (database) => {
    const material = await materialFor(database, actor, id, mayDecide, whyNotDecide);
    const state = stateAfter(material.state, planned ? 'schedule' : decision);
    const latest = await newestRevision(database, id);
    if (!latest || latest.number !== submitted?.number || (revision !== undefined && revision !== latest.number))
      throw conflict('Автор отправил новую версию. Обновите страницу и прочитайте её, прежде чем решать.', {
        revision: latest?.number,
      });
    const now = new Date();
    await database
      .update(materialRevisions)
      .set({ decision, comment, decidedBy: actor.id, decidedAt: now })
      .where(and(eq(materialRevisions.materialId, id), eq(materialRevisions.number, latest.number)));
    if (rendered) {
      const shown = await publishInto(database, material, latest, rendered, now);
      await recordAudit(database, actor, 'material.published', { kind: 'material', id }, { revision: latest.number });
      await tellWriters(database, material, actor, `Материал «${material.title}» опубликован`, `/bank/${shown.slug}`);
      return { saved: savedOf({ ...material, state }), shown };
    }
    await database.update(materials).set({ state, publishAt: planned }).where(eq(materials.id, id));
    await settle(database, material, actor, planned);
    return { saved: savedOf({ ...material, state }), shown: null };
  });
  if (!shown) return { ...saved, publishedUrl: null };
  emit({ kind: 'publication.changed', publicationId: shown.id, collection: 'material', slug: shown.slug });
  return { ...saved, publishedUrl: `/bank/${shown.slug}` };
}

/** What else belongs to a return or to a plan. */
async function settle(database: Database, material: MaterialRow, actor: Actor, planned: Date | null): Promise<void> {
  const { id, title } = material;
  await recordAudit(
    database,
    actor,
    planned ? 'material.scheduled' : 'material.returned',
    { kind: 'material', id },
    {},
  );
  if (planned) {
    await enqueue(database, appearJob, { id, at: planned.getTime() }, { runAt: planned });
    await tellWriters(
      database,
      material,
      actor,
      `Материал «${title}» проверен и выйдет ${dayOf(planned)} в ${timeOf(planned)}`,
    );
  } else await tellWriters(database, material, actor, `Материал «${title}» вернули на доработку`);
}

function plannedFor(moment: Date): Date {
  const ahead = moment.getTime() - Date.now();
  if (ahead <= 0) throw badInput([{ path: 'publishAt', message: 'Этот час уже прошёл. Выберите время впереди.' }]);
  if (ahead > farthest)
    throw badInput([{ path: 'publishAt', message: 'Это больше чем через год. Проверьте, тот ли год указан.' }]);
  return moment;
}

/** Calls a planned publication off: the text waits for a decision again. */
export async function cancelPlanned(actor: Actor, id: string): Promise<Saved> {
  await materialFor(read, actor, id, mayRead);
  return write(async (database) => {
    const material = await materialFor(database, actor, id, mayRead);
    const state = stateAfter(material.state, 'cancel');
    await database.update(materials).set({ state, publishAt: null }).where(eq(materials.id, id));
    await recordAudit(database, actor, 'material.cancelled', { kind: 'material', id }, {});
    await tellWriters(database, material, actor, `Публикация материала «${material.title}» по плану отменена`);
    return savedOf({ ...material, state });
  });
}

/**
 * Takes a published material off the bank, with a reason that other methodists read.
 * @throws Problem 409 when it is not published, or its next text is under work
 */
export async function archiveMaterial(actor: Actor, id: string, input: unknown): Promise<Saved> {
  await materialFor(read, actor, id, mayRead);
  const { reason } = parse(archiveInput, input);
  const { saved, slug, publicationId } = await write(async (database) => {
    const material = await materialFor(database, actor, id, mayRead);
    const state = stateAfter(material.state, 'archive');
    if (!material.slug) throw forbidden('У этого материала ещё нет страницы в банке.');
    const publicationId = await takeOutMaterial(database, material.slug);
    await database.update(materials).set({ state, archiveReason: reason }).where(eq(materials.id, id));
    await recordAudit(database, actor, 'material.archived', { kind: 'material', id }, { reason });
    await tellWriters(database, material, actor, `Материал «${material.title}» снят с публикации`);
    return { saved: savedOf({ ...material, state }), slug: material.slug, publicationId };
  });
  if (publicationId) emit({ kind: 'publication.changed', publicationId, collection: 'material', slug });
  return saved;
}
