import type { Capability } from '../capability/index.ts';
import { cleanUp } from './cleanUp.ts';
import { personalData } from './personalData.ts';
import { schedule } from './recurring.ts';
import { jobRoutes } from './routes.ts';

export const capability: Capability = {
  name: 'platform/jobs',
  routes: jobRoutes,
  jobs: () =>
    schedule('clean-up', '17 * * * *', () => cleanUp(), 'Убрать то, что отслужило: старые входы, ссылки, загрузки'),
  audit: {
    actions: {
      'job.retry': 'Повторил(а) задание в фоне',
      'job.remove': 'Убрал(а) задание в фоне',
    },
    subjects: { job: 'задание в фоне' },
    facts: { job: 'задание' },
  },
  personalData,
  notPersonal: {
    'jobs.leasedBy': 'номер процесса сервера',
    'jobs.key': 'чтобы одно дело не сделали дважды; уходит вместе с делом',
  },
};
