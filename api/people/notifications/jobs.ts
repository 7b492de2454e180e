import { onJob, schedule } from '../../platform/jobs/index.ts';
import { digestJob, planDigests } from './digests.ts';
import { letterJob } from './notify.ts';

/** Background and scheduled jobs of notifications. */
export function registerNotificationJobs(): void {
  onJob(
    letterJob,
    async ({ userId }) => (await import('./delivery.ts')).sendAtOnce(String(userId)),
    'Письмо о том, что человек хочет знать сразу',
  );
  onJob(
    digestJob,
    async ({ userId }) => (await import('./delivery.ts')).sendDigest(String(userId)),
    'Сводка уведомлений письмом',
  );
  schedule('notifications.digests', '0 * * * *', () => planDigests(), 'Разослать сводки, которым пришёл час');
}
