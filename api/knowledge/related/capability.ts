import type { Capability } from '../../platform/capability/index.ts';
import { registerRelatedJobs } from './relate.ts';

declare module '../../platform/signals/signals.ts' {
  interface Signals {
    /** What stands near what was found anew. */
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
