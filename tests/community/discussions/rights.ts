import type { Row } from '../../support/rights.ts';

/**
 * Statuses in the order: guest, teacher, school, mentor, methodist, controller, admin, head, outsider.
 * «Mathematics» is open to everyone, «the deputies' club» to its members only (school is one of them).
 */
export const discussionRows: Row[] = [
  { route: 'GET /associations', path: '/associations', expect: 200 },
  { route: 'POST /associations', path: '/associations', expect: { others: 403, guest: 401, methodist: 400 } },
  { route: 'GET /associations/:id', about: 'its card is public', path: '/associations/{club}', expect: 200 },
  {
    route: 'PUT /associations/:id',
    path: '/associations/{mathematics}',
    expect: { others: 403, guest: 401, methodist: 400, head: 400 },
  },
  { route: 'GET /associations/:id/members', path: '/associations/{mathematics}/members', expect: 200 },
  {
    route: 'GET /associations/:id/members',
    about: 'members only',
    path: '/associations/{club}/members',
    expect: { others: 404, school: 200, methodist: 200 },
  },
  {
    route: 'POST /associations/:id/members',
    about: 'closed',
    path: '/associations/{club}/members',
    expect: { others: 403, guest: 401, school: 201, methodist: 201 },
  },
  {
    route: 'POST /associations/:id/members',
    about: 'by request',
    path: '/associations/{primary}/members',
    expect: { others: 202, guest: 401, methodist: 201 },
  },
  {
    route: 'POST /associations/:id/people',
    path: '/associations/{mathematics}/people',
    expect: { others: 403, guest: 401, methodist: 400, head: 400 },
  },
  {
    route: 'DELETE /associations/:id/members/me',
    about: 'who is in none has nothing to leave',
    path: '/associations/{primary}/members/me',
    expect: { others: 204, guest: 401 },
  },
  {
    route: 'PUT /associations/:id/members/:userId',
    path: '/associations/{mathematics}/members/{teacher}',
    expect: { others: 403, guest: 401, methodist: 400, head: 400 },
  },
  {
    route: 'DELETE /associations/:id/members/:userId',
    about: 'a stranger to it',
    path: '/associations/{mathematics}/members/{outsider}',
    expect: { others: 403, guest: 401, methodist: 404, head: 404 },
  },
  {
    route: 'POST /associations/:id/members/:userId/decision',
    path: '/associations/{mathematics}/members/{outsider}/decision',
    expect: { others: 403, guest: 401, methodist: 404, head: 404 },
  },
  { route: 'GET /threads', path: '/threads', expect: 200 },
  {
    route: 'GET /threads',
    about: 'of an association for its members',
    path: '/threads?association={club}',
    expect: { others: 404, school: 200, methodist: 200 },
  },
  {
    route: 'POST /threads',
    about: 'in mathematics',
    path: '/threads',
    body: { association: 'mathematics', title: '', body: '' },
    expect: { others: 400, guest: 401, school: 403, controller: 403, admin: 403, outsider: 403 },
  },
  {
    route: 'POST /threads',
    about: 'in the club',
    path: '/threads',
    body: { association: 'deputies', title: '', body: '' },
    expect: { others: 404, guest: 401, school: 400, methodist: 400 },
  },
  { route: 'GET /discussions/search', path: '/discussions/search?q=урок', expect: 200 },
  {
    route: 'GET /discussions/search',
    about: 'in the club',
    path: '/discussions/search?q=урок&association={club}',
    expect: { others: 404, school: 200, methodist: 200 },
  },
  { route: 'GET /threads/:id', path: '/threads/{thread}', expect: 200 },
  {
    route: 'GET /threads/:id',
    about: 'in the club',
    path: '/threads/{clubThread}',
    expect: { others: 404, school: 200, methodist: 200 },
  },
  {
    route: 'PUT /threads/:id',
    about: 'written by teacher',
    path: '/threads/{thread}',
    expect: { others: 403, guest: 401, teacher: 400, methodist: 400, head: 400 },
  },
  {
    route: 'PUT /threads/:id',
    about: 'in the club',
    path: '/threads/{clubThread}',
    expect: { others: 404, guest: 401, school: 403, methodist: 400 },
  },
  {
    route: 'DELETE /threads/:id',
    about: 'in the club',
    path: '/threads/{clubThread}',
    body: { reason: 'Проверка прав' },
    expect: { others: 404, guest: 401, school: 403, methodist: 204 },
  },
  {
    route: 'POST /threads/:id/restoration',
    about: 'nothing was taken away',
    path: '/threads/{thread}/restoration',
    expect: { others: 403, guest: 401, methodist: 204, head: 204 },
  },
  { route: 'POST /threads/:id/posts', path: '/threads/{thread}/posts', expect: { others: 400, guest: 401, school: 403, controller: 403, admin: 403, outsider: 403 } },
  {
    route: 'POST /threads/:id/posts',
    about: 'in the club',
    path: '/threads/{clubThread}/posts',
    expect: { others: 404, guest: 401, methodist: 403 },
  },
  { route: 'GET /posts/:id', path: '/posts/{post}', expect: 200 },
  {
    route: 'PUT /posts/:id',
    about: 'written by teacher',
    path: '/posts/{post}',
    expect: { others: 403, guest: 401, teacher: 400 },
  },
  {
    route: 'DELETE /posts/:id',
    about: 'in a thread of the club that only its moderators still see',
    path: '/posts/{clubPost}',
    body: { reason: 'Проверка прав' },
    expect: { others: 404, guest: 401, methodist: 204 },
  },
  {
    route: 'POST /posts/:id/restoration',
    about: 'nothing was taken away',
    path: '/posts/{post}/restoration',
    expect: { others: 403, guest: 401, methodist: 204, head: 204 },
  },
  { route: 'GET /posts/:id/edits', path: '/posts/{post}/edits', expect: 200 },
  { route: 'POST /markdown', path: '/markdown', expect: { others: 400, guest: 401 } },
];
