import { schedule } from '../../platform/jobs/index.ts';

/** Scheduled jobs of content review. */
export function registerUpkeepJobs(): void {
  schedule(
    'upkeep.reminders',
    '10 8 * * *',
    async () => (await import('./reminders.ts')).remindOwners(),
    'Напомнить ответственным, что материал пора перечитать',
  );
  schedule(
    'upkeep.orphans',
    '20 8 1 * *',
    async () => (await import('./reminders.ts')).tellOfOrphans(),
    'Сказать методистам о просроченных материалах без ответственного',
  );
}
