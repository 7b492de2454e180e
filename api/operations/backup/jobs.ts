import { databaseFile } from '../../../db/place.ts';
import { onJob, schedule } from '../../platform/jobs/index.ts';
import { log } from '../../platform/log/index.ts';
import { nowJob } from './overview.ts';

/** Copies by the clock and on demand. A database on a server is copied by who keeps that server. */
export function registerBackupJobs(): void {
  if (databaseFile === null) return;
  const make = async () => (await import('./job.ts')).makeCopy();
  schedule('backup', '7 2 * * *', make, 'Сделать резервную копию');
  onJob(
    nowJob,
    // Who pressed the button sees why it failed and presses again; the nightly one is tried again by itself.
    () => make().catch((error: unknown) => log.info({ err: error }, 'a copy that was asked for failed')),
    'Сделать резервную копию сейчас',
  );
}
