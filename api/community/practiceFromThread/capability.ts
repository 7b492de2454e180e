import type { Capability } from '../../platform/capability/index.ts';
import { practiceOutcomeRoutes } from './routes.ts';

export const capability: Capability = {
  name: 'community/practiceFromThread',
  routes: practiceOutcomeRoutes,
};
