import { onJob, schedule } from '../../platform/jobs/index.ts';

/** What pairs leave to the clock: reminders of their meetings, and a look at each of them every morning. */
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
