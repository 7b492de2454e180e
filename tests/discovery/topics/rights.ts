import type { Row } from '../../support/rights.ts';

/** Topics are open to everyone, and show everyone the same. */
export const topicRows: Row[] = [
  { route: 'GET /topics', path: '/topics', expect: 200 },
  { route: 'GET /topics/:slug', path: '/topics/risk-failure', expect: 200 },
  { route: 'GET /topics/:slug', about: 'no such topic', path: '/topics/subject-any', expect: 404 },
];
