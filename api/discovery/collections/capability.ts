import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { hiddenFrom } from './find.ts';
import { collectionItemRoutes } from './itemRoutes.ts';
import { registerCollectionJobs } from './jobs.ts';
import { personalData } from './personalData.ts';
import { collectionRoutes } from './routes.ts';

declare module '../../platform/signals/signals.ts' {
  interface Signals {
    'collection.changed': { collectionId: string };
  }
}

export const capability: Capability = {
  name: 'discovery/collections',
  routes: [...collectionRoutes, ...collectionItemRoutes],
  jobs: registerCollectionJobs,
  keptPages: { 'collection.changed': ({ collectionId }) => ['collections', `collection:${collectionId}`] },
  notices: { collection: { title: 'Подборки, которыми с вами поделились', channel: 'digest' } },
  menu: [
    {
      title: 'Мои подборки',
      url: '/collections?list=mine',
      icon: 'layers',
      group: 'own',
      order: 60,
      shown: (actor: Actor) => actor.state === 'active',
    },
  ],
  noticePlaces: { collection: 'Подборки' },
  unheard: { collection: hiddenFrom },
  personalData,
  notPersonal: {
    'collections.told': 'номера школ и объединений',
    'collections.seed': 'ссылка на подборку, не на человека; в выгрузку не попадает',
  },
};
