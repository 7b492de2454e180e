import { z } from 'zod';
import { accepted, moment, ok, route } from '../../platform/http/index.ts';
import { askForCopy, backupOverview } from './overview.ts';
import { type Stage, stageTitles } from './shared/stages.ts';

const overviewShape = z.object({
  possible: z.boolean(),
  folder: z.string(),
  newest: z.object({ at: moment, bytes: z.number().int(), encrypted: z.boolean(), file: z.string() }).nullable(),
  count: z.number().int(),
  old: z.boolean(),
  run: z
    .object({
      stage: z.enum(Object.keys(stageTitles) as [Stage, ...Stage[]]),
      done: z.number(),
      total: z.number(),
      startedAt: moment,
    })
    .nullable(),
  waiting: z.boolean(),
  last: z
    .object({
      at: moment,
      failure: z.string().nullable(),
      lost: z.number().int(),
      flaws: z.number().int(),
      removed: z.array(z.string()),
    })
    .nullable(),
  encrypts: z.boolean(),
});

/** Backups, for the administrator. */
export const backupRoutes = [
  route({
    method: 'GET',
    path: '/backups',
    summary: 'Последняя резервная копия и как идёт следующая',
    access: ['admin'],
    answers: { 200: overviewShape },
    handle: async ({ actor }) => ok(await backupOverview(actor)),
  }),
  route({
    method: 'POST',
    path: '/backups',
    summary: 'Сделать резервную копию сейчас',
    access: ['admin'],
    answers: { 202: overviewShape },
    async handle({ actor }) {
      await askForCopy(actor);
      return accepted(await backupOverview(actor));
    },
  }),
];
