import { onJob, schedule } from '../../platform/jobs/index.ts';

/** Scheduled jobs of pairs: reminders of meetings, and a daily check of each pair. */
export function registerPairJobs(): void {
  onJob(
    'pair.reminder',
    async (payload) => (await import('./plans.ts')).remindOfMeeting(payload),
    'Напомнить паре о встрече',
  );
  schedule(
    'pair-watch',
    '30 8 * * *',
    async () => (await import('./watch.ts')).watchPairs(),
    'Посмотреть, какие пары замолчали и какие прошли половину пути',
  );
}
