import type { Row } from '../../support/rights.ts';

/** What each finds is held by `tests/discovery/siteSearch/find.test.ts`. */
export const findRows: Row[] = [
  { route: 'GET /find', path: '/find?q=дроби', expect: 200 },
  { route: 'GET /find', about: 'without words', path: '/find', expect: 400 },
  { route: 'POST /unmet', path: '/unmet', expect: 400 },
  { route: 'POST /unmet', about: 'a question', path: '/unmet', body: { question: 'таблица прав' }, expect: 204 },
  { route: 'GET /unmet', path: '/unmet', expect: { others: 403, guest: 401, methodist: 200 } },
  { route: 'PUT /unmet/:id', path: '/unmet/{unmet}', expect: { others: 403, guest: 401, methodist: 400 } },
];
