import type { Capability } from '../../platform/capability/index.ts';
import { liveRoutes } from './routes.ts';

export const capability: Capability = {
  name: 'community/live',
  routes: liveRoutes,
};
