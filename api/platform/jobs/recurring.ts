import { Cron } from 'croner';
import { write } from '../../../db/client.ts';
import { enqueue, onJob, type Work } from './queue.ts';

const clocks = new Map<string, Cron>();

/**
 * Schedules a job by a cron line in Moscow time. Each run is a job whose key is its due moment, so several processes run it
 * once; a run that was missed while no process was up is made up for once.
 */
export function schedule(kind: string, line: string, work: Work, title: string): void {
  clocks.set(kind, new Cron(line, { paused: true, timezone: 'Europe/Moscow' }));
  onJob(
    kind,
    async (payload) => {
      // First the next run, so that a failure of this one breaks no chain.
      await write((database) => plan(database, kind));
      await work(payload);
    },
    title,
  );
}

/** Plans the next run of every scheduled job. Called once at start, after all are registered. */
export async function planRecurring(): Promise<void> {
  await write(async (database) => {
    for (const kind of clocks.keys()) await plan(database, kind);
  });
}

async function plan(database: Parameters<typeof enqueue>[0], kind: string): Promise<void> {
  const next = clocks.get(kind)?.nextRun();
  if (next) await enqueue(database, kind, {}, { runAt: next, key: `${kind}:${next.toISOString()}` });
}
