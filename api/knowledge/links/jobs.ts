import { onJob, schedule } from '../../platform/jobs/index.ts';
import { checkJob } from './list.ts';

/** Checking the links of the bank: every night, and when a methodist asks. */
export function registerLinkJobs(): void {
  const check = async () => (await import('./check.ts')).checkLinks();
  onJob(checkJob, check, 'Проверить ссылку снова');
  schedule('links.nightly', '40 3 * * *', check, 'Проверить ссылки в материалах');
}
