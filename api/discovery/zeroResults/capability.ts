import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { registerUnmetJobs } from './jobs.ts';
import { unmetRoutes } from './routes.ts';

export const capability: Capability = {
  name: 'discovery/zeroResults',
  routes: unmetRoutes,
  jobs: registerUnmetJobs,
  menu: [
    {
      title: 'Чего не нашли',
      url: '/unmet',
      icon: 'search',
      group: 'duty',
      order: 40,
      shown: (actor: Actor) => actor.state === 'active' && actor.role === 'methodist',
    },
  ],
};
