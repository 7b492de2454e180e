import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { mentorRoutes } from './cardRoutes.ts';
import { pairConfidenceRoutes } from './confidenceRoutes.ts';
import { pairDocumentRoutes } from './documentRoutes.ts';
import { registerPairJobs } from './jobs.ts';
import { closedTo } from './pair.ts';
import { personalData } from './personalData.ts';
import { pairProposalRoutes } from './proposalRoutes.ts';
import { pairRoutes } from './routes.ts';
import { pairWorkRoutes } from './workRoutes.ts';

declare module '../../platform/signals/signals.ts' {
  interface Signals {
    /** Its people, state or coordinator changed. */
    'pair.changed': { pairId: string };
  }
}

const works = (actor: Actor) => actor.state === 'active';

export const capability: Capability = {
  name: 'support/mentoring',
  routes: [
    ...mentorRoutes,
    ...pairProposalRoutes,
    ...pairRoutes,
    ...pairDocumentRoutes,
    ...pairWorkRoutes,
    ...pairConfidenceRoutes,
  ],
  jobs: registerPairJobs,
  jobWords: { pairId: 'пара' },
  // Guests see no pairs.
  keptPages: {},
  audit: {
    actions: {
      'pair.propose': 'Предложил(а) пару школ',
      'pair.agree': 'Согласился(ась) на пару школ',
      'pair.decline': 'Отказался(ась) от пары школ',
      'pair.start': 'Начал(а) работу пары школ',
      'pair.complete': 'Завершил(а) работу пары школ',
      'pair.stop': 'Остановил(а) работу пары школ',
    },
    subjects: { pair: 'пара' },
  },
  notices: { pair: { title: 'Наставническая пара: шаги, задачи, встречи', channel: 'now' } },
  menu: [
    {
      title: 'Пары школ',
      url: '/pairs',
      icon: 'handshake',
      group: 'together',
      order: 20,
      shown: (actor: Actor) => works(actor) && actor.role !== 'admin',
    },
    { title: 'Наставники', url: '/mentors', icon: 'graduation-cap', group: 'together', order: 30, shown: works },
  ],
  fileAddresses: [/^\/api\/pairs\/[^/]+\/documents$/, /^\/pairs\/\w+$/],
  noticePlaces: { pair: 'Наставническая пара', 'pair-left': 'Наставническая пара' },
  unheard: { pair: closedTo },
  personalData,
  notPersonal: {
    'pairs.leaderId': 'школа-лидер',
  },
  costlyReads: [['search', /^\/api\/(mentors|pairs\/matching)$/]],
};
