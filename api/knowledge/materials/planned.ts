import { read, write } from '../../../db/client.ts';
import { onJob } from '../../platform/jobs/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { takeStepIn } from '../../platform/workflow/index.ts';
import { renderBody } from './body.ts';
import { findMaterial } from './find.ts';
import { newestRevision } from './keeping.ts';
import { publishInto } from './publication.ts';
import { materialFlow } from './steps.ts';

export const appearJob = 'materials.appear';

/**
 * Publishes what was scheduled for this moment. Does nothing when the schedule was cancelled or changed meanwhile;
 * idempotent.
 * @param at the scheduled moment, in milliseconds
 */
export async function appear(id: string, at: number): Promise<void> {
  const revision = await newestRevision(read, id);
  if (!revision) return;
  const rendered = renderBody(revision.content.body);
  const shown = await write(async (database) => {
    const material = await findMaterial(database, id);
    if (material?.state !== 'scheduled' || material.publishAt?.getTime() !== at) return null;
    const latest = await newestRevision(database, id);
    if (latest?.number !== revision.number) return null;
    const { result } = await takeStepIn(database, materialFlow, null, id, 'appear', undefined, {
      async change(_database, { thing, now }) {
        const placed = await publishInto(database, thing, latest, rendered, now);
        return { set: { slug: placed.slug }, facts: { revision: latest.number }, result: placed };
      },
    });
    return result ?? null;
  });
  if (shown) emit({ kind: 'publication.changed', publicationId: shown.id, collection: 'material', slug: shown.slug });
}

export const registerMaterialJobs = (): void =>
  onJob(appearJob, ({ id, at }) => appear(String(id), Number(at)), 'Опубликовать материал банка в назначенный час');
