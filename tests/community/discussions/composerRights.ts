import type { Row } from '../../support/rights.ts';

export const composerRows: Row[] = [
  { route: 'POST /files', path: '/files', expect: { others: 400, guest: 401 } },
  { route: 'GET /threads/similar', path: '/threads/similar?title=дроби', expect: 200 },
  {
    route: 'GET /threads/people',
    path: '/threads/people?association=mathematics&q=а',
    expect: { others: 200, guest: 401 },
  },
  {
    route: 'GET /threads/people',
    about: 'in the club',
    path: '/threads/people?association=deputies&q=а',
    expect: { others: 404, guest: 401, school: 200, methodist: 200 },
  },
  {
    route: 'GET /threads/:id/people',
    path: '/threads/{thread}/people?q=а',
    expect: { others: 200, guest: 401 },
  },
  {
    route: 'GET /threads/:id/people',
    about: 'in the club',
    path: '/threads/{clubThread}/people',
    expect: { others: 404, guest: 401, school: 200, methodist: 200 },
  },
  {
    route: 'GET /threads/:id/people',
    about: 'of a pair',
    path: '/threads/{pairThread}/people',
    expect: { others: 404, guest: 401, teacher: 200, mentor: 200, methodist: 200 },
  },
  { route: 'GET /drafts', path: '/drafts', expect: { others: 200, guest: 401 } },
  { route: 'GET /drafts/:place', path: '/drafts/thread:{thread}', expect: { others: 200, guest: 401 } },
  {
    route: 'GET /drafts/:place',
    about: 'of a pair',
    path: '/drafts/thread:{pairThread}',
    expect: { others: 404, guest: 401, teacher: 200, mentor: 200, methodist: 200 },
  },
  { route: 'PUT /drafts/:place', path: '/drafts/thread:{thread}', expect: { others: 400, guest: 401 } },
  {
    route: 'PUT /drafts/:place',
    about: 'in the club',
    path: '/drafts/new:association:deputies',
    expect: { others: 404, guest: 401, school: 400, methodist: 400 },
  },
  {
    route: 'PUT /drafts/:place',
    about: "of teacher's post",
    path: '/drafts/edit:{post}',
    expect: { others: 403, guest: 401, teacher: 400 },
  },
  {
    route: 'DELETE /drafts/:place',
    about: 'one has only one’s own',
    path: '/drafts/thread:{thread}',
    expect: { others: 204, guest: 401 },
  },
  { route: 'GET /associations/:id/templates', path: '/associations/{mathematics}/templates', expect: 200 },
  {
    route: 'GET /associations/:id/templates',
    about: 'members only',
    path: '/associations/{club}/templates',
    expect: { others: 404, school: 200, methodist: 200 },
  },
  {
    route: 'POST /associations/:id/templates',
    path: '/associations/{mathematics}/templates',
    expect: { others: 403, guest: 401, methodist: 400, head: 400 },
  },
  {
    route: 'PUT /associations/:id/templates/:template',
    about: 'no such one',
    path: '/associations/{mathematics}/templates/none',
    expect: { others: 403, guest: 401, methodist: 404, head: 404 },
  },
  {
    route: 'DELETE /associations/:id/templates/:template',
    about: 'no such one',
    path: '/associations/{mathematics}/templates/none',
    expect: { others: 403, guest: 401, methodist: 404, head: 404 },
  },
];
