import type { Capability } from '../../platform/capability/index.ts';
import { topicRoutes } from './routes.ts';

export const capability: Capability = {
  name: 'discovery/topics',
  routes: topicRoutes,
};
