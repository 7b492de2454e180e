import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { textsToReread } from './desk.ts';
import { registerUpkeepJobs } from './jobs.ts';
import { rememberLinksRead } from './linksRead.ts';
import { personalData } from './personalData.ts';
import { mayKeep } from './policy.ts';
import { upkeepRoutes } from './routes.ts';

export const capability: Capability = {
  name: 'knowledge/contentReview',
  routes: upkeepRoutes,
  jobs: registerUpkeepJobs,
  follows: { 'links.gathered': rememberLinksRead },
  audit: {
    actions: {
      'publication.confirmed': 'Перечитал(а) материал и подтвердил(а), что он верен',
      'publication.owner': 'Назначил(а) ответственного за материал',
    },
    facts: { until: 'до', owner: 'ответственный' },
  },
  desk: [{ name: 'contentReview.due', order: 40, read: textsToReread }],
  menu: [
    {
      title: 'Пора перечитать',
      url: '/upkeep',
      icon: 'clock',
      group: 'duty',
      order: 30,
      shown: (actor: Actor) => actor.state === 'active' && mayKeep(actor),
    },
  ],
  fileAddresses: [/^\/upkeep\/[^/]+\/files$/],
  personalData,
};
