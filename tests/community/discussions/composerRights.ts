import type { Row } from '../../support/rights.ts';

/** Statuses in the order: guest, teacher, school, mentor, methodist, controller, admin, head, outsider. */
export const composerRows: Row[] = [
  { route: 'POST /files', path: '/files', expect: '401 400 400 400 400 400 400 400 400' },
  { route: 'GET /threads/similar', path: '/threads/similar?title=дроби', expect: '200' },
  {
    route: 'GET /threads/people',
    path: '/threads/people?association=mathematics&q=а',
    expect: '401 200 200 200 200 200 200 200 200',
  },
  {
    route: 'GET /threads/people',
    about: 'in the club',
    path: '/threads/people?association=deputies&q=а',
    expect: '401 404 200 404 200 404 404 404 404',
  },
  {
    route: 'GET /threads/:id/people',
    path: '/threads/{thread}/people?q=а',
    expect: '401 200 200 200 200 200 200 200 200',
  },
  {
    route: 'GET /threads/:id/people',
    about: 'in the club',
    path: '/threads/{clubThread}/people',
    expect: '401 404 200 404 200 404 404 404 404',
  },
  {
    route: 'GET /threads/:id/people',
    about: 'of a pair',
    path: '/threads/{pairThread}/people',
    expect: '401 200 404 200 200 404 404 404 404',
  },
  { route: 'GET /drafts', path: '/drafts', expect: '401 200 200 200 200 200 200 200 200' },
  { route: 'GET /drafts/:place', path: '/drafts/thread:{thread}', expect: '401 200 200 200 200 200 200 200 200' },
  {
    route: 'GET /drafts/:place',
    about: 'of a pair',
    path: '/drafts/thread:{pairThread}',
    expect: '401 200 404 200 200 404 404 404 404',
  },
  { route: 'PUT /drafts/:place', path: '/drafts/thread:{thread}', expect: '401 400 400 400 400 400 400 400 400' },
  {
    route: 'PUT /drafts/:place',
    about: 'in the club',
    path: '/drafts/new:association:deputies',
    expect: '401 404 400 404 400 404 404 404 404',
  },
  {
    route: 'PUT /drafts/:place',
    about: "of teacher's post",
    path: '/drafts/edit:{post}',
    expect: '401 400 403 403 403 403 403 403 403',
  },
  {
    route: 'DELETE /drafts/:place',
    about: 'one has only one’s own',
    path: '/drafts/thread:{thread}',
    expect: '401 204 204 204 204 204 204 204 204',
  },
  { route: 'GET /associations/:id/templates', path: '/associations/{mathematics}/templates', expect: '200' },
  {
    route: 'GET /associations/:id/templates',
    about: 'members only',
    path: '/associations/{club}/templates',
    expect: '404 404 200 404 200 404 404 404 404',
  },
  {
    route: 'POST /associations/:id/templates',
    path: '/associations/{mathematics}/templates',
    expect: '401 403 403 403 400 403 403 400 403',
  },
  {
    route: 'PUT /associations/:id/templates/:template',
    about: 'no such one',
    path: '/associations/{mathematics}/templates/none',
    expect: '401 403 403 403 404 403 403 404 403',
  },
  {
    route: 'DELETE /associations/:id/templates/:template',
    about: 'no such one',
    path: '/associations/{mathematics}/templates/none',
    expect: '401 403 403 403 404 403 403 404 403',
  },
];
