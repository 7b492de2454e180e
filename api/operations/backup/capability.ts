import type { Capability } from '../../platform/capability/index.ts';
import { registerBackupJobs } from './jobs.ts';
import { backupRoutes } from './routes.ts';

export const capability: Capability = {
  name: 'operations/backup',
  routes: backupRoutes,
  jobs: registerBackupJobs,
  audit: { actions: { 'backup.ask': 'Попросил(а) сделать резервную копию' }, subjects: { backup: 'резервная копия' } },
  notices: {
    platform: {
      title: 'Работа платформы: что не удалось и ждёт администратора, кончается место на диске',
      channel: 'now',
      administrators: true,
    },
  },
  noticePlaces: { backup: 'Управление' },
};
