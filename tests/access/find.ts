import type { Row } from './matrix.ts';

/** Statuses in the order: guest, teacher, school, mentor, methodist, controller, admin, head, outsider. What each finds is held by `tests/api/find.test.ts`. */
export const findRows: Row[] = [
  { route: 'GET /find', path: '/find?q=дроби', expect: '200' },
  { route: 'GET /find', about: 'without words', path: '/find', expect: '400' },
];
