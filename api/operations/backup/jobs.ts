import { databaseFile } from '../../../db/place.ts';
import { onJob, schedule } from '../../platform/jobs/index.ts';
import { log } from '../../platform/log/index.ts';
import { nowJob } from './overview.ts';

/** Scheduled and manual copies. A database on a server is backed up by its operator. */
export function registerBackupJobs(): void {
  if (databaseFile === null) return;
  const make = async () => (await import('./job.ts')).makeCopy();
  schedule('backup', '7 2 * * *', make, 'Сделать резервную копию');
  onJob(
    nowJob,
    // The person who pressed the button sees the error and can press again; only the nightly job is retried.
    () => make().catch((error: unknown) => log.info({ err: error }, 'a copy that was asked for failed')),
    'Сделать резервную копию сейчас',
  );
}
