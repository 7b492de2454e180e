import type { Capability } from '../../platform/capability/index.ts';
import { personalData } from './personalData.ts';
import { practiceOutcomeRoutes } from './routes.ts';

export const capability: Capability = {
  name: 'community/practiceFromThread',
  routes: practiceOutcomeRoutes,
  personalData,
};
