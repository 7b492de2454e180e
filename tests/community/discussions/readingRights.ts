import type { Row } from '../../support/rights.ts';

/**
 * The pair is that of mentor's and teacher's schools; methodist coordinates it.
 */
export const readingRows: Row[] = [
  {
    route: 'PUT /threads/:id/position',
    path: '/threads/{thread}/position',
    expect: { others: 400, guest: 401 },
  },
  {
    route: 'PUT /threads/:id/position',
    about: 'in the club',
    path: '/threads/{clubThread}/position',
    body: { number: 1 },
    expect: { others: 404, guest: 401, school: 200, methodist: 200 },
  },
  {
    route: 'PUT /threads/:id/position',
    about: 'of a pair',
    path: '/threads/{pairThread}/position',
    body: { number: 1 },
    expect: { others: 404, guest: 401, teacher: 200, mentor: 200, methodist: 200 },
  },
  {
    route: 'PUT /threads/:id/subscription',
    path: '/threads/{thread}/subscription',
    body: { level: 'normal' },
    expect: { others: 200, guest: 401 },
  },
  {
    route: 'PUT /threads/:id/subscription',
    about: 'in the club',
    path: '/threads/{clubThread}/subscription',
    expect: { others: 404, guest: 401, school: 400, methodist: 400 },
  },
  {
    route: 'PUT /threads/:id/subscription',
    about: 'of a pair',
    path: '/threads/{pairThread}/subscription',
    expect: { others: 404, guest: 401, teacher: 400, mentor: 400, methodist: 400 },
  },
  {
    route: 'PUT /associations/:id/subscription',
    path: '/associations/{mathematics}/subscription',
    expect: { others: 400, guest: 401 },
  },
  {
    route: 'PUT /associations/:id/subscription',
    about: 'members only',
    path: '/associations/{club}/subscription',
    expect: { others: 403, guest: 401, school: 400, methodist: 400 },
  },
  {
    route: 'PUT /tags/:tag/subscription',
    path: '/tags/дроби/subscription',
    expect: { others: 400, guest: 401 },
  },
  { route: 'GET /subscriptions', path: '/subscriptions', expect: { others: 200, guest: 401 } },
  {
    route: 'PUT /threads/:id/tags',
    about: 'written by teacher',
    path: '/threads/{thread}/tags',
    expect: { others: 403, guest: 401, teacher: 400, methodist: 400, head: 400 },
  },
  {
    route: 'PUT /threads/:id/tags',
    about: 'in the club',
    path: '/threads/{clubThread}/tags',
    expect: { others: 404, guest: 401, school: 403, methodist: 400 },
  },
  { route: 'GET /live', path: '/live', expect: { others: 200, guest: 401 } },
  {
    route: 'POST /threads/:id/typing',
    path: '/threads/{thread}/typing',
    expect: { others: 204, guest: 401, school: 403, controller: 403, admin: 403, outsider: 403 },
  },
  {
    route: 'POST /threads/:id/typing',
    about: 'in the club',
    path: '/threads/{clubThread}/typing',
    expect: { others: 404, guest: 401, school: 204, methodist: 204 },
  },
  {
    route: 'POST /threads/:id/typing',
    about: 'of a pair',
    path: '/threads/{pairThread}/typing',
    expect: { others: 404, guest: 401, teacher: 204, mentor: 204, methodist: 204 },
  },
  { route: 'GET /tags', path: '/tags', expect: 200 },
];
