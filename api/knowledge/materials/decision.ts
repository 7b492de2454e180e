import { type Database, read } from '../../../db/client.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import { badInput, conflict, forbidden } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { takeStep } from '../../platform/workflow/index.ts';
import { takeOutMaterial } from '../bank/index.ts';
import { type RenderedBody, renderBody } from './body.ts';
import type { MaterialRow } from './find.ts';
import { newestRevision, revisions } from './keeping.ts';
import { type Saved, savedOf } from './material.ts';
import { appearJob } from './planned.ts';
import { publishInto } from './publication.ts';
import { decision, materialFlow } from './steps.ts';

export interface Decided extends Saved {
  /** The page of readers once it is published, else null. */
  publishedUrl: string | null;
}

/** A plan for more than this ahead is most likely a slip of the year. */
const farthest = 366 * 86_400_000;

/**
 * Decides about the text under review: publishes it now or at a given moment, or returns it with a comment.
 * @throws Problem 403 when the caller wrote part of it; 400 without the required comment, or for a moment in the past; 409 when it was
 * decided, withdrawn or submitted again meanwhile
 */
export async function decideMaterial(actor: Actor, id: string, input: unknown): Promise<Decided> {
  const { after, result } = await takeStep(materialFlow, actor, id, decision, input, {
    async prepare({ input: { decision, publishAt } }) {
      if (decision === 'publish' && publishAt) requireAhead(publishAt);
      const submitted = await newestRevision(read, id);
      const appears = decision === 'publish' && !publishAt && submitted;
      return { number: submitted?.number, rendered: appears ? renderBody(submitted.content.body) : null };
    },
    async change(database, { thing, input: { decision, comment, revision, publishAt }, ready, now }) {
      const latest = await newestRevision(database, id);
      if (!latest || latest.number !== ready.number || (revision !== undefined && revision !== latest.number))
        throw conflict('Автор отправил новую версию. Обновите страницу и прочитайте её, прежде чем решать.', {
          revision: latest?.number,
        });
      await revisions.decide(database, id, { number: latest.number, decision, comment, by: actor.id, at: now });
      if (ready.rendered) return publish(database, thing, latest, ready.rendered, now);
      const planned = decision === 'publish' && publishAt ? publishAt : null;
      if (planned) await enqueue(database, appearJob, { id, at: planned.getTime() }, { runAt: planned });
      return { set: { publishAt: planned } };
    },
  });
  if (!result) return { ...savedOf(after), publishedUrl: null };
  emit({ kind: 'publication.changed', publicationId: result.id, collection: 'material', slug: result.slug });
  return { ...savedOf(after), publishedUrl: `/bank/${result.slug}` };
}

/** @throws Problem 400 */
function requireAhead(moment: Date): void {
  const ahead = moment.getTime() - Date.now();
  if (ahead <= 0) throw badInput([{ path: 'publishAt', message: 'Этот час уже прошёл. Выберите время впереди.' }]);
  if (ahead > farthest)
    throw badInput([{ path: 'publishAt', message: 'Это больше чем через год. Проверьте, тот ли год указан.' }]);
}

async function publish(
  database: Database,
  material: MaterialRow,
  latest: NonNullable<Awaited<ReturnType<typeof newestRevision>>>,
  rendered: RenderedBody,
  at: Date,
) {
  const shown = await publishInto(database, material, latest, rendered, at);
  return { set: { slug: shown.slug }, facts: { revision: latest.number }, result: shown };
}

/** Calls a planned publication off: the text waits for a decision again. */
export async function cancelPlanned(actor: Actor, id: string): Promise<Saved> {
  const { after } = await takeStep(materialFlow, actor, id, 'cancel', undefined, {
    change: async () => ({ set: { publishAt: null } }),
  });
  return savedOf(after);
}

/**
 * Takes a published material off the bank, with a reason that other methodists read.
 * @throws Problem 409 when it is not published, or its next text is under work
 */
export async function archiveMaterial(actor: Actor, id: string, input: unknown): Promise<Saved> {
  const { after, result } = await takeStep(materialFlow, actor, id, 'archive', input, {
    async change(database, { thing: { slug }, reason }) {
      if (!slug) throw forbidden('У этого материала ещё нет страницы в банке.');
      const publicationId = await takeOutMaterial(database, slug);
      return { set: { archiveReason: reason }, result: { publicationId, slug } };
    },
  });
  if (result?.publicationId)
    emit({
      kind: 'publication.changed',
      publicationId: result.publicationId,
      collection: 'material',
      slug: result.slug,
    });
  return savedOf(after);
}
