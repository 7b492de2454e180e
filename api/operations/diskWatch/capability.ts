import type { Capability } from '../../platform/capability/index.ts';
import { registerDiskJobs } from './watch.ts';

export const capability: Capability = {
  name: 'operations/diskWatch',
  jobs: registerDiskJobs,
  noticePlaces: { disk: 'Сервер' },
};
