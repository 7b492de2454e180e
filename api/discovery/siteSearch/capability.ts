import type { Capability } from '../../platform/capability/index.ts';
import { findRoutes } from './routes.ts';

export const capability: Capability = {
  name: 'discovery/siteSearch',
  routes: findRoutes,
  costlyReads: [
    ['search', /^\/api\/find$/],
    ['search', /^\/suggestions\.json$/],
  ],
};
