import type { Row } from '../../support/rights.ts';

/**
 * Statuses in the order: guest, teacher, school, mentor, methodist, controller, admin, head, outsider.
 * «Mathematics» is open to everyone, «the deputies' club» to its members only (school is one of them).
 */
export const discussionRows: Row[] = [
  { route: 'GET /associations', path: '/associations', expect: '200' },
  { route: 'POST /associations', path: '/associations', expect: '401 403 403 403 400 403 403 403 403' },
  { route: 'GET /associations/:id', about: 'its card is public', path: '/associations/{club}', expect: '200' },
  {
    route: 'PUT /associations/:id',
    path: '/associations/{mathematics}',
    expect: '401 403 403 403 400 403 403 400 403',
  },
  { route: 'GET /associations/:id/members', path: '/associations/{mathematics}/members', expect: '200' },
  {
    route: 'GET /associations/:id/members',
    about: 'members only',
    path: '/associations/{club}/members',
    expect: '404 404 200 404 200 404 404 404 404',
  },
  {
    route: 'POST /associations/:id/members',
    about: 'closed',
    path: '/associations/{club}/members',
    expect: '401 403 201 403 201 403 403 403 403',
  },
  {
    route: 'POST /associations/:id/members',
    about: 'by request',
    path: '/associations/{primary}/members',
    expect: '401 202 202 202 201 202 202 202 202',
  },
  {
    route: 'POST /associations/:id/people',
    path: '/associations/{mathematics}/people',
    expect: '401 403 403 403 400 403 403 400 403',
  },
  {
    route: 'DELETE /associations/:id/members/me',
    about: 'who is in none has nothing to leave',
    path: '/associations/{primary}/members/me',
    expect: '401 204 204 204 204 204 204 204 204',
  },
  {
    route: 'PUT /associations/:id/members/:userId',
    path: '/associations/{mathematics}/members/{teacher}',
    expect: '401 403 403 403 400 403 403 400 403',
  },
  {
    route: 'DELETE /associations/:id/members/:userId',
    about: 'a stranger to it',
    path: '/associations/{mathematics}/members/{outsider}',
    expect: '401 403 403 403 404 403 403 404 403',
  },
  {
    route: 'POST /associations/:id/members/:userId/decision',
    path: '/associations/{mathematics}/members/{outsider}/decision',
    expect: '401 403 403 403 404 403 403 404 403',
  },
  { route: 'GET /threads', path: '/threads', expect: '200' },
  {
    route: 'GET /threads',
    about: 'of an association for its members',
    path: '/threads?association={club}',
    expect: '404 404 200 404 200 404 404 404 404',
  },
  {
    route: 'POST /threads',
    about: 'in mathematics',
    path: '/threads',
    body: { association: 'mathematics', title: '', body: '' },
    expect: '401 400 403 400 400 403 403 400 403',
  },
  {
    route: 'POST /threads',
    about: 'in the club',
    path: '/threads',
    body: { association: 'deputies', title: '', body: '' },
    expect: '401 404 400 404 400 404 404 404 404',
  },
  { route: 'GET /discussions/search', path: '/discussions/search?q=урок', expect: '200' },
  {
    route: 'GET /discussions/search',
    about: 'in the club',
    path: '/discussions/search?q=урок&association={club}',
    expect: '404 404 200 404 200 404 404 404 404',
  },
  { route: 'GET /threads/:id', path: '/threads/{thread}', expect: '200' },
  {
    route: 'GET /threads/:id',
    about: 'in the club',
    path: '/threads/{clubThread}',
    expect: '404 404 200 404 200 404 404 404 404',
  },
  {
    route: 'PUT /threads/:id',
    about: 'written by teacher',
    path: '/threads/{thread}',
    expect: '401 400 403 403 400 403 403 400 403',
  },
  {
    route: 'PUT /threads/:id',
    about: 'in the club',
    path: '/threads/{clubThread}',
    expect: '401 404 403 404 400 404 404 404 404',
  },
  {
    route: 'DELETE /threads/:id',
    about: 'in the club',
    path: '/threads/{clubThread}',
    body: { reason: 'Проверка прав' },
    expect: '401 404 403 404 204 404 404 404 404',
  },
  {
    route: 'POST /threads/:id/restoration',
    about: 'nothing was taken away',
    path: '/threads/{thread}/restoration',
    expect: '401 403 403 403 204 403 403 204 403',
  },
  { route: 'POST /threads/:id/posts', path: '/threads/{thread}/posts', expect: '401 400 403 400 400 403 403 400 403' },
  {
    route: 'POST /threads/:id/posts',
    about: 'in the club',
    path: '/threads/{clubThread}/posts',
    expect: '401 404 404 404 403 404 404 404 404',
  },
  { route: 'GET /posts/:id', path: '/posts/{post}', expect: '200' },
  {
    route: 'PUT /posts/:id',
    about: 'written by teacher',
    path: '/posts/{post}',
    expect: '401 400 403 403 403 403 403 403 403',
  },
  {
    route: 'DELETE /posts/:id',
    about: 'in a thread of the club that only its moderators still see',
    path: '/posts/{clubPost}',
    body: { reason: 'Проверка прав' },
    expect: '401 404 404 404 204 404 404 404 404',
  },
  {
    route: 'POST /posts/:id/restoration',
    about: 'nothing was taken away',
    path: '/posts/{post}/restoration',
    expect: '401 403 403 403 204 403 403 204 403',
  },
  { route: 'GET /posts/:id/edits', path: '/posts/{post}/edits', expect: '200' },
  { route: 'POST /markdown', path: '/markdown', expect: '401 400 400 400 400 400 400 400 400' },
];
