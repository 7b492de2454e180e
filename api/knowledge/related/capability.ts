import type { Capability } from '../../platform/capability/index.ts';
import { registerRelatedJobs } from './relate.ts';

declare module '../../platform/signals/signals.ts' {
  interface Signals {
    /** The related publications were updated. */
    'publications.related': object;
  }
}

export const capability: Capability = {
  name: 'knowledge/related',
  jobs: registerRelatedJobs,
  keptPages: { 'publications.related': () => ['related'] },
  notPersonal: {
    'relation_vectors.facets': 'коды публикации',
    'relation_weights.holding': 'в скольких текстах стоит слово',
  },
};
