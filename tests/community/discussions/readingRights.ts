import type { Row } from '../../support/rights.ts';

/**
 * Statuses in the order: guest, teacher, school, mentor, methodist, controller, admin, head, outsider.
 * The pair is that of mentor's and teacher's schools; methodist coordinates it.
 */
export const readingRows: Row[] = [
  {
    route: 'PUT /threads/:id/position',
    path: '/threads/{thread}/position',
    expect: '401 400 400 400 400 400 400 400 400',
  },
  {
    route: 'PUT /threads/:id/position',
    about: 'in the club',
    path: '/threads/{clubThread}/position',
    body: { number: 1 },
    expect: '401 404 200 404 200 404 404 404 404',
  },
  {
    route: 'PUT /threads/:id/position',
    about: 'of a pair',
    path: '/threads/{pairThread}/position',
    body: { number: 1 },
    expect: '401 200 404 200 200 404 404 404 404',
  },
  {
    route: 'PUT /threads/:id/subscription',
    path: '/threads/{thread}/subscription',
    body: { level: 'normal' },
    expect: '401 200 200 200 200 200 200 200 200',
  },
  {
    route: 'PUT /threads/:id/subscription',
    about: 'in the club',
    path: '/threads/{clubThread}/subscription',
    expect: '401 404 400 404 400 404 404 404 404',
  },
  {
    route: 'PUT /threads/:id/subscription',
    about: 'of a pair',
    path: '/threads/{pairThread}/subscription',
    expect: '401 400 404 400 400 404 404 404 404',
  },
  {
    route: 'PUT /associations/:id/subscription',
    path: '/associations/{mathematics}/subscription',
    expect: '401 400 400 400 400 400 400 400 400',
  },
  {
    route: 'PUT /associations/:id/subscription',
    about: 'members only',
    path: '/associations/{club}/subscription',
    expect: '401 403 400 403 400 403 403 403 403',
  },
  {
    route: 'PUT /tags/:tag/subscription',
    path: '/tags/дроби/subscription',
    expect: '401 400 400 400 400 400 400 400 400',
  },
  { route: 'GET /subscriptions', path: '/subscriptions', expect: '401 200 200 200 200 200 200 200 200' },
  {
    route: 'PUT /threads/:id/tags',
    about: 'written by teacher',
    path: '/threads/{thread}/tags',
    expect: '401 400 403 403 400 403 403 400 403',
  },
  {
    route: 'PUT /threads/:id/tags',
    about: 'in the club',
    path: '/threads/{clubThread}/tags',
    expect: '401 404 403 404 400 404 404 404 404',
  },
  { route: 'GET /live', path: '/live', expect: '401 200 200 200 200 200 200 200 200' },
  {
    route: 'POST /threads/:id/typing',
    path: '/threads/{thread}/typing',
    expect: '401 204 403 204 204 403 403 204 403',
  },
  {
    route: 'POST /threads/:id/typing',
    about: 'in the club',
    path: '/threads/{clubThread}/typing',
    expect: '401 404 204 404 204 404 404 404 404',
  },
  {
    route: 'POST /threads/:id/typing',
    about: 'of a pair',
    path: '/threads/{pairThread}/typing',
    expect: '401 204 404 204 204 404 404 404 404',
  },
  { route: 'GET /tags', path: '/tags', expect: '200' },
];
